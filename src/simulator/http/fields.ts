import { z } from 'zod'
import type { Media } from '../call/speech.js'
import type { TapePlan } from '../recording/tape.js'
import { refuse } from '../refusal.js'
import type { WebhookOverride } from '../state.js'
import { webAddress } from '../webhook/address.js'
import { rule } from './body.js'

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const ENDPOINT = /^(\+[1-9]\d{6,14}|sips?:[^\s@<>"]+@[^\s@<>"]+)$/i

/** A value every command may carry to the leg's later events. */
export const clientState = z
  .string()
  .refine(
    text => BASE64.test(text),
    rule('90017', 'Invalid client_state', 'The client_state must be a valid Base-64 encoded string.'),
  )
  .optional()

export const commandId = z.string().min(1).optional()

export const common = { client_state: clientState, command_id: commandId }

/** A telephone number as `+` and digits, or a SIP URI. */
export const endpoint = (field: string) =>
  z
    .string()
    .min(1)
    .refine(
      text => ENDPOINT.test(text),
      rule(
        '10016',
        'Phone number must be in +E164 format',
        `The '${field}' parameter must be in E164 format.`,
      ),
    )

const retries = z.object({
  retries_ms: z
    .array(z.number().int().min(0))
    .max(5)
    .refine(
      waits => waits.reduce((sum, wait) => sum + wait, 0) <= 60_000,
      rule('10033', 'Value outside of range', 'The retries must not take more than 60000 ms in all.'),
    )
    .optional(),
})

const webhookUrl = z
  .string()
  .refine(
    text => webAddress(text) !== undefined,
    rule('10015', 'Invalid value', 'The webhook URL must be an http or https URL.'),
  )

/** Addresses of its own for a call's events; they are POSTed whatever method is asked for. */
export const webhookFields = {
  webhook_url: webhookUrl.optional(),
  webhook_url_method: z.enum(['POST', 'GET']).optional(),
  webhook_urls: z.record(z.string(), webhookUrl).optional(),
  webhook_urls_method: z.enum(['POST', 'GET']).optional(),
  webhook_retries_policies: z.record(z.string(), retries).optional(),
}

export function overrideOf(body: z.infer<z.ZodObject<typeof webhookFields>>): WebhookOverride {
  return {
    ...(body.webhook_url !== undefined && { url: body.webhook_url }),
    ...(body.webhook_urls !== undefined && { urls: body.webhook_urls }),
    ...(body.webhook_retries_policies !== undefined && {
      retries: body.webhook_retries_policies as NonNullable<WebhookOverride['retries']>,
    }),
  }
}

const wholeSeconds = (most: number) => z.number().int().min(0).max(most).optional()

export const recordFields = {
  record: z.enum(['record-from-answer']).optional(),
  record_channels: z.enum(['single', 'dual']).optional(),
  record_format: z.enum(['wav', 'mp3']).optional(),
  record_max_length: wholeSeconds(43_200),
  record_timeout_secs: wholeSeconds(43_200),
  record_track: z.enum(['both', 'inbound', 'outbound']).optional(),
  record_trim: z.enum(['trim-silence']).optional(),
  record_custom_file_name: z.string().min(1).max(40).optional(),
}

export function recordingOf(
  body: z.infer<z.ZodObject<typeof recordFields>>,
  initiatedBy: string,
): Omit<TapePlan, 'leg'> | undefined {
  if (body.record === undefined) return undefined
  return {
    channels: body.record_channels ?? 'dual',
    format: body.record_format ?? 'mp3',
    track: body.record_track ?? 'both',
    initiatedBy,
    maxSeconds: body.record_max_length ?? 0,
    silenceSeconds: body.record_timeout_secs ?? 0,
  }
}

const LANGUAGES = [
  ...['arb', 'cmn-CN', 'cy-GB', 'da-DK', 'de-DE', 'en-AU', 'en-GB', 'en-GB-WLS', 'en-IN', 'en-US', 'es-ES'],
  ...['es-MX', 'es-US', 'fr-CA', 'fr-FR', 'hi-IN', 'is-IS', 'it-IT', 'ja-JP', 'ko-KR', 'nb-NO', 'nl-NL'],
  ...['pl-PL', 'pt-BR', 'pt-PT', 'ro-RO', 'ru-RU', 'sv-SE', 'tr-TR'],
] as const

/** A text to be said: 3000 characters at most. */
export const sayFields = {
  payload: z
    .string()
    .min(1)
    .refine(
      text => text.length <= 3_000,
      rule('90010', 'Invalid payload', 'The payload must be between 1 and 3000 characters long.'),
    ),
  voice: z.string().min(1),
  payload_type: z.enum(['text', 'ssml']).optional(),
  service_level: z.enum(['basic', 'premium']).optional(),
  language: z.enum(LANGUAGES).optional(),
}

export const loop = z.union([z.literal('infinity'), z.number().int().min(1).max(100)]).optional()

export const targetLegs = z.enum(['self', 'opposite', 'both']).optional()

export const stop = z.enum(['current', 'all']).optional()

export const mediaFields = {
  audio_url: z.string().min(1).optional(),
  media_name: z.string().min(1).optional(),
  playback_content: z.string().min(1).optional(),
}

/** The file a command names; refused when it names none. */
export function mediaOf(body: {
  audio_url?: string | undefined
  media_name?: string | undefined
  playback_content?: string | undefined
}): Exclude<Media, { text: string }> {
  const media = optionalMediaOf(body)
  if (media === undefined) throw refuse.missing('/audio_url')
  return media
}

export function optionalMediaOf(body: {
  audio_url?: string | undefined
  media_name?: string | undefined
  playback_content?: string | undefined
}): Exclude<Media, { text: string }> | undefined {
  if (body.audio_url !== undefined && body.media_name !== undefined)
    throw refuse.invalid('/media_name', 'media_name and audio_url cannot be used together in one request.')
  if (body.audio_url !== undefined) return { media_url: body.audio_url }
  if (body.media_name !== undefined) return { media_name: body.media_name }
  if (body.playback_content !== undefined) return { media_name: 'playback_content' }
  return undefined
}

const millis = z.number().int().min(0).max(86_400_000).optional()
const digitCount = z.number().int().min(1).max(128).optional()

export const digitFields = {
  minimum_digits: digitCount,
  maximum_digits: digitCount,
  valid_digits: z.string().min(1).optional(),
  terminating_digit: z.string().max(1).optional(),
  inter_digit_timeout_millis: millis,
  timeout_millis: millis,
}

export const initialTimeout = millis

export const tries = z.number().int().min(1).max(20).optional()

export function digitsOf(body: z.infer<z.ZodObject<typeof digitFields>>) {
  const minimum = body.minimum_digits ?? 1
  const maximum = body.maximum_digits ?? 128
  if (minimum > maximum)
    throw refuse.invalid('/minimum_digits', 'minimum_digits must not be greater than maximum_digits.')
  return {
    minimum,
    maximum,
    valid: body.valid_digits ?? '0123456789#*',
    terminator: body.terminating_digit ?? '#',
    interDigitMs: body.inter_digit_timeout_millis ?? 5_000,
    timeoutMs: body.timeout_millis ?? 60_000,
  }
}

/** Keys to be sent: digits, letters A to D, `*`, `#`, and pauses of half a second (`w`) and a second (`W`). */
export const tones = z
  .string()
  .min(1)
  .refine(
    text => /^[0-9A-DwW*#]+$/.test(text),
    rule('90013', 'Invalid digits', 'The digits may hold 0-9, A-D, w, W, * and # only.'),
  )

export const toneLength = z.number().int().min(100).max(500).optional()

export const detection = z
  .enum(['premium', 'detect', 'detect_beep', 'detect_words', 'greeting_end', 'disabled'])
  .optional()

export const timeoutSecs = z.number().int().min(5).max(600).optional()
export const timeLimitSecs = z.number().int().min(30).max(14_400).optional()
