import type { ActionSpeakParams } from 'telnyx/resources/calls/actions'
import type { Speech } from '../carrier/commands.js'

type Language = NonNullable<ActionSpeakParams['language']>

/** The tags that plain voices speak, in the only spelling that the carrier takes (FACTS §2 SAY). */
const LANGUAGES: readonly Language[] = [
  'arb',
  'cmn-CN',
  'cy-GB',
  'da-DK',
  'de-DE',
  'en-AU',
  'en-GB',
  'en-GB-WLS',
  'en-IN',
  'en-US',
  'es-ES',
  'es-MX',
  'es-US',
  'fr-CA',
  'fr-FR',
  'hi-IN',
  'is-IS',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'nb-NO',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'ro-RO',
  'ru-RU',
  'sv-SE',
  'tr-TR',
]

/** A speech as the carrier takes it; the service level stays its default, since "basic" speaks only en-US. */
export function spoken({ text, voice, language }: Speech) {
  return {
    payload: text,
    voice: /^(?:fe)?male$/i.test(voice) ? voice.toLowerCase() : voice,
    language: languageOf(language),
  }
}

/** Providers' voices take tags beyond the list ("it"), so one we do not know is for the carrier to judge. */
function languageOf(tag: string): Language {
  const plain = tag.replaceAll('_', '-').toLowerCase()
  return LANGUAGES.find(language => language.toLowerCase() === plain) ?? (tag as Language)
}
