/** One entry of the carrier's error body. */
export interface Fault {
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly pointer?: string
}

/** A request the carrier declines, with the status and the errors it answers. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(
    readonly status: number,
    readonly faults: readonly Fault[],
  ) {
    super(faults.map(fault => `${fault.code} ${fault.title}`).join('; '))
  }

  /** The body as the API documents it. */
  toBody(): { errors: object[] } {
    return {
      errors: this.faults.map(({ code, title, detail, pointer }) => ({
        code,
        title,
        detail,
        ...(pointer !== undefined && { source: { pointer } }),
        ...(code.length === 5 && {
          meta: { url: `https://developers.telnyx.com/docs/overview/errors/${code}` },
        }),
      })),
    }
  }
}

const refusal = (status: number, code: string, title: string, detail: string, pointer?: string) =>
  new Refusal(status, [{ code, title, detail, ...(pointer !== undefined && { pointer }) }])

/** The refusals of the voice API, worded as its reference words them. */
export const refuse = {
  unauthorized: () =>
    refusal(
      401,
      '10009',
      'Authentication failed',
      'The required authentication headers were either invalid or not included in the request.',
    ),
  foreignHost: () =>
    refusal(
      403,
      '10010',
      'Authorization failed',
      'The Host is not an address, localhost or one of SIMULATOR_HOSTS.',
    ),
  foreignOrigin: () =>
    refusal(403, '10010', 'Authorization failed', 'Pages of other origins may not use the simulator.'),
  notFound: (detail = 'The requested resource or URL could not be found.', pointer?: string) =>
    refusal(404, '10005', 'Resource not found', detail, pointer),
  unreadable: (detail: string) => refusal(400, '10015', 'Bad Request', detail),
  tooMany: () =>
    refusal(429, '10011', 'Too many requests', 'You have exceeded the maximum number of allowed requests.'),
  unavailable: () => refusal(503, '10007', 'Service unavailable', 'Service unavailable'),
  broken: () => refusal(500, '10007', 'Internal server error', 'Internal server error'),
  invalid: (pointer: string, detail: string) => refusal(422, '10015', 'Invalid value', detail, pointer),
  missing: (pointer: string) =>
    refusal(
      422,
      '10004',
      'Missing required parameter',
      `The '${pointer.slice(1)}' parameter is required and cannot be blank.`,
      pointer,
    ),
  connection: () =>
    refusal(
      422,
      '10015',
      'Invalid value for connection_id (Call Control App ID)',
      'The requested connection_id (Call Control App ID) is either invalid or does not exist. Only Call Control Apps with valid webhook URL are accepted.',
      '/connection_id',
    ),
  callControlId: (pointer = '/call_control_id') =>
    refusal(422, '90015', 'Invalid Call Control ID', 'The call_control_id provided was not valid.', pointer),
  callEnded: () =>
    refusal(
      422,
      '90018',
      'Call has already ended',
      "This call is no longer active and can't receive commands.",
    ),
  conferenceEnded: () =>
    refusal(
      422,
      '90019',
      'Conference has already ended',
      "This conference is no longer active and can't receive commands.",
    ),
  recordingTooEarly: () =>
    refusal(
      422,
      '90020',
      'Call recording triggered before audio started',
      'Call recording cannot be started until audio has commenced on the call.',
    ),
  conferenceFull: (limit: number) =>
    refusal(
      422,
      '90032',
      'Maximum number of participants reached',
      `The maximum allowed value of \`max_participants\` has been reached at ${limit}.`,
    ),
  nameTaken: () =>
    refusal(
      422,
      '90033',
      'Unable to execute command',
      "Conference with given name already exists and it's active.",
    ),
  notAnswered: () =>
    refusal(
      422,
      '90034',
      'Call not answered yet',
      "This call can't receive this command because it has not been answered yet.",
    ),
  alreadyInConference: () =>
    refusal(
      422,
      '90044',
      'Unable to execute command',
      'Participant has already joined this conference.',
      '/call_control_id',
    ),
  conferenceUnknown: () => refusal(404, '90058', 'Invalid conference_id', 'The conference does not exist.'),
  answerOutbound: () =>
    refusal(
      422,
      '90102',
      'Unable to execute command',
      'The answer command can only be used with inbound calls.',
    ),
  alreadyAnswered: () =>
    refusal(422, '90102', 'Unable to execute command', 'The call has already been answered.'),
  notSimulated: (what: string) =>
    refusal(404, '10005', 'Resource not found', `This carrier simulator does not offer ${what}.`),
} as const
