import { settingOf } from '../phone/behaviour.js'
import type { Leg } from '../state.js'
import { announceCall } from '../webhook/announce.js'
import type { World } from '../world.js'
import { whileAlive } from './leg.js'

export type Detection = 'premium' | 'detect' | 'detect_beep' | 'detect_words' | 'greeting_end' | 'disabled'

/** A person says hello within this time. */
const PERSON_MS = 1_200
/** A greeting is told from a hello after this time. */
const MACHINE_MS = 2_000

/** Listens who answered, as the dial or transfer asked, and tells; a machine's greeting ends after its set time. */
export function detectMachine(world: World, leg: Leg, detection: Detection): void {
  if (detection === 'disabled') return
  const phone = settingOf(world, leg)
  const machine = phone.answer === 'machine'
  const premium = detection === 'premium'
  const kind = premium ? 'call.machine.premium' : 'call.machine'
  whileAlive(world, leg, machine ? Math.min(MACHINE_MS, phone.greeting_ms) : PERSON_MS, () => {
    const person = premium ? 'human_residence' : 'human'
    announceCall(world, leg, `${kind}.detection.ended`, { result: machine ? 'machine' : person })
  })
  if (!machine || detection === 'detect') return
  whileAlive(world, leg, phone.greeting_ms, () => {
    const noBeep = premium ? 'no_beep_detected' : 'ended'
    const listensForBeep = premium || detection === 'detect_beep'
    announceCall(world, leg, `${kind}.greeting.ended`, {
      result: listensForBeep && phone.beep ? 'beep_detected' : noBeep,
    })
  })
}
