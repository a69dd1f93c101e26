import type { SpeechLanguage, TranscriptionLanguage } from './document.js'

/** How the carrier says a language: its own tag, and whether that is the language or only the nearest one. */
export interface CarrierLanguage {
  tag: string
  exact: boolean
}

const exact = (tag: string): CarrierLanguage => ({ tag, exact: true })
const nearest = (tag: string): CarrierLanguage => ({ tag, exact: false })

/**
 * The carrier's tag for each of the dialect's 34 languages; total (FACTS §2 SAY lists 29 for plain voices).
 * Seven have no voice there. Cantonese becomes Mandarin, which reads the same script; Tamil becomes English as
 * spoken in India; Greek becomes British English; Indonesian, Malay, Thai and Vietnamese become American English.
 */
export const SPEECH_TAGS: Readonly<Record<SpeechLanguage, CarrierLanguage>> = {
  'cy-gb': exact('cy-GB'),
  'da-dk': exact('da-DK'),
  'de-de': exact('de-DE'),
  'el-gr': nearest('en-GB'),
  'en-au': exact('en-AU'),
  'en-gb': exact('en-GB'),
  'en-gb-wls': exact('en-GB-WLS'),
  'en-in': exact('en-IN'),
  'en-us': exact('en-US'),
  'es-es': exact('es-ES'),
  'es-mx': exact('es-MX'),
  'es-us': exact('es-US'),
  'fr-ca': exact('fr-CA'),
  'fr-fr': exact('fr-FR'),
  'id-id': nearest('en-US'),
  'is-is': exact('is-IS'),
  'it-it': exact('it-IT'),
  'ja-jp': exact('ja-JP'),
  'ko-kr': exact('ko-KR'),
  'ms-my': nearest('en-US'),
  'nb-no': exact('nb-NO'),
  'nl-nl': exact('nl-NL'),
  'pl-pl': exact('pl-PL'),
  'pt-br': exact('pt-BR'),
  'pt-pt': exact('pt-PT'),
  'ro-ro': exact('ro-RO'),
  'ru-ru': exact('ru-RU'),
  'sv-se': exact('sv-SE'),
  'ta-in': nearest('en-IN'),
  'th-th': nearest('en-US'),
  'tr-tr': exact('tr-TR'),
  'vi-vn': nearest('en-US'),
  'zh-cn': exact('cmn-CN'),
  'zh-hk': nearest('cmn-CN'),
}

/** The carrier's tag for each language of a transcription: `en-UK` is British, `es-LA` is es-419 (T3.2); total. */
export const TRANSCRIPTION_TAGS: Readonly<Record<TranscriptionLanguage, string>> = {
  'de-DE': 'de-DE',
  'en-AU': 'en-AU',
  'en-UK': 'en-GB',
  'en-US': 'en-US',
  'es-ES': 'es-ES',
  'es-LA': 'es-419',
  'fr-FR': 'fr-FR',
  'it-IT': 'it-IT',
  'nl-NL': 'nl-NL',
  'pt-BR': 'pt-BR',
}
