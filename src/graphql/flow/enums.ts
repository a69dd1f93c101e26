import type { StepAction } from '../../flow/document.js'
import { taggedEnum } from '../schema/enums.js'

export const StepActionEnum = taggedEnum<StepAction>('StepAction', 'What a step of a call flow does.', {
  transfer: ['TRANSFER', 'Puts the call through to somebody.'],
  say: ['SAY', 'Says a text.'],
  play: ['PLAY', 'Plays an audio file.'],
  pause: ['PAUSE', 'Is silent for a while.'],
  record: ['RECORD', 'Records what the caller says.'],
  fetchCallFlow: ['FETCH_CALL_FLOW', 'Fetches the flow that takes the place of this one.'],
  hangup: ['HANGUP', 'Ends the call.'],
  sendKeys: ['SEND_KEYS', 'Sends tones, as if keys were pressed.'],
})
