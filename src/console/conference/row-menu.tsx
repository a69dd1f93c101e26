import { Menu, MenuButton, MenuItem, MenuItems } from '@headlessui/react'
import { Ear, Ellipsis, MessageSquareLock, Phone, PhoneOff, UserCheck, UserX, Volume2 } from 'lucide-react'
import { type ComponentType, useState } from 'react'
import { useLocation } from 'wouter'
import { useCommands } from '../api/commands.js'
import { useMayUse } from '../api/viewer.js'
import { type Deed, MUTATIONS, setRole } from './ask.js'
import type { Participant } from './page.js'
import { WhisperDialog } from './whisper-dialog.js'

interface RowMenuProps {
  participant: Participant
  conferenceId: string
  others: readonly Participant[]
  name: string
  onDeed(deed: Deed, ids: readonly string[]): void
}

/** What is done with a participant less often. */
export function RowMenu({ participant, conferenceId, others, name, onDeed }: RowMenuProps) {
  const commands = useCommands()
  const mayUse = useMayUse()
  const [, go] = useLocation()
  const [whispering, setWhispering] = useState(false)
  const { id, supervisorRole, leg } = participant
  const become = (role: 'NONE' | 'MONITOR' | 'BARGE') => commands.ask(setRole(conferenceId, id, role, null))
  return (
    <>
      <Menu>
        <MenuButton className="button small icon plain" aria-label={`More for ${name}`}>
          <Ellipsis size={16} />
        </MenuButton>
        <MenuItems anchor="bottom end" className="menu" modal={false}>
          <Item icon={Phone} words="Open the call" onPick={() => go(`/calls/${leg.call.id}`)} />
          {mayUse('setSupervisorRole') && (
            <>
              <hr />
              {supervisorRole !== 'NONE' && (
                <Item icon={UserCheck} words="Take part" onPick={() => become('NONE')} />
              )}
              <Item icon={Ear} words="Monitor: listen only" onPick={() => become('MONITOR')} />
              <Item icon={MessageSquareLock} words="Whisper to some…" onPick={() => setWhispering(true)} />
              <Item icon={Volume2} words="Barge in: heard by all" onPick={() => become('BARGE')} />
            </>
          )}
          {mayUse(MUTATIONS.remove) && (
            <>
              <hr />
              <Item icon={UserX} words="Remove from the conference" onPick={() => onDeed('remove', [id])} />
              <Item icon={PhoneOff} words="Remove and hang up" onPick={() => onDeed('hang up', [id])} />
            </>
          )}
        </MenuItems>
      </Menu>
      {whispering && (
        <WhisperDialog
          name={name}
          others={others.filter(other => other.id !== id && other.state === 'JOINED')}
          onClose={() => setWhispering(false)}
          onChosen={ids => commands.ask(setRole(conferenceId, id, 'WHISPER', ids))}
        />
      )}
    </>
  )
}

interface ItemProps {
  icon: ComponentType<{ size: number; 'aria-hidden': boolean }>
  words: string
  onPick(): void
}

function Item({ icon: Icon, words, onPick }: ItemProps) {
  return (
    <MenuItem>
      <button type="button" onClick={onPick}>
        <Icon size={15} aria-hidden /> {words}
      </button>
    </MenuItem>
  )
}
