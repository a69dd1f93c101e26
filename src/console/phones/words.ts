import type { Heard } from './api.js'

/** What a person hears, in words. */
export function hearsWords({ kind, text, url, muted, on_hold }: Heard): string {
  const muteness = muted ? ', and cannot be heard' : ''
  switch (kind) {
    case 'silence':
      return on_hold ? 'Silence: on hold' : 'Silence'
    case 'ringback':
      return 'It ringing at the other end'
    case 'speech':
      return `“${text ?? ''}”${muteness}`
    case 'playback':
      return on_hold ? 'Music: on hold' : `Audio: ${url?.split('/').at(-1) ?? 'a file'}`
    case 'conference':
      return `The others in the conference${muteness}`
    case 'bridge':
      return 'The other end'
  }
}
