import { DialogBackdrop, DialogPanel, DialogTitle, Dialog as Modal } from '@headlessui/react'
import type { FormEvent, ReactNode } from 'react'

interface DialogProps {
  title: string
  /** On the button that does it. */
  verb: string
  danger?: boolean
  disabled?: boolean
  onClose(): void
  onSubmit(): void
  children: ReactNode
}

/** Asks for what a command needs, from its first field on, or from Cancel where there is danger; Enter does it, Escape leaves. */
export function Dialog({ title, verb, danger, disabled, onClose, onSubmit, children }: DialogProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!disabled) onSubmit()
  }
  return (
    <Modal open onClose={onClose} className="dialog-root">
      <DialogBackdrop className="backdrop" />
      <div className="dialog-place">
        <DialogPanel className="dialog">
          <header>
            <DialogTitle>{title}</DialogTitle>
          </header>
          <form onSubmit={submit} noValidate>
            {children}
            <div className="actions">
              <button type="button" className="button" data-autofocus={danger || undefined} onClick={onClose}>
                Cancel
              </button>
              <button
                type="submit"
                className={`button primary${danger ? ' danger' : ''}`}
                // A disabled button would lose the keyboard to the page behind the dialog.
                aria-disabled={disabled}
              >
                {verb}
              </button>
            </div>
          </form>
        </DialogPanel>
      </div>
    </Modal>
  )
}

interface FieldProps {
  label: string
  hint?: ReactNode
  wrong?: string | undefined
  children(props: {
    id: string
    className: string
    'aria-invalid': boolean
    'aria-describedby': string
    /** A dialog begins at its first one. */
    'data-autofocus': true
  }): ReactNode
  id: string
}

/** A labelled input with a hint, in whose place stands what is wrong with what was typed. */
export function Field({ label, hint, wrong, children, id }: FieldProps) {
  const said = `${id}-said`
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        className: 'input',
        'aria-invalid': wrong !== undefined,
        'aria-describedby': said,
        'data-autofocus': true,
      })}
      <small id={said} className={wrong === undefined ? undefined : 'wrong'}>
        {wrong ?? hint}
      </small>
    </div>
  )
}
