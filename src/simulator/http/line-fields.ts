import { z } from 'zod'
import { tones } from './fields.js'

/** Headers of the application's own, on the way to the phone or back from it. */
export const headerFields = {
  custom_headers: z.array(z.object({ name: z.string().min(1), value: z.string() })).optional(),
  sip_headers: z.array(z.object({ name: z.enum(['User-to-User']), value: z.string() })).optional(),
}

/** What a stream of the call's sound would carry; there is none here. */
export const streamFields = {
  stream_track: z.enum(['inbound_track', 'outbound_track', 'both_tracks']).optional(),
}

/** How a call is carried to the phone that is called, by a dial as by a transfer: checked, and of no effect. */
export const lineFields = {
  ...headerFields,
  from_display_name: z.string().max(128).optional(),
  sip_transport_protocol: z.enum(['UDP', 'TCP', 'TLS']).optional(),
  media_encryption: z.enum(['disabled', 'SRTP', 'DTLS']).optional(),
  answering_machine_detection_config: z.looseObject({}).optional(),
}

/** Keys pressed for the application when the phone is answered. */
export const digitsOnAnswer = tones.max(64)
