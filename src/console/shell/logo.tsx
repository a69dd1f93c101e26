import icon from '../icon.svg'

export function Logo() {
  return (
    <span className="brand">
      <img src={icon} alt="" width="26" height="26" />
      <span>Partyline</span>
    </span>
  )
}
