import { errorOf, failure, type SentError } from './error.js'
import type { Authorization, Identity } from './link.js'

export interface AskOptions {
  url: string
  authorization: Authorization | undefined
  identity: Identity | undefined
  fetchImpl: typeof fetch
}

/** Asks once by HTTP. Throws a PartylineError when there was no answer, or one with errors. */
export async function ask<Data>(
  { url, authorization, identity, fetchImpl }: AskOptions,
  query: string,
  variables: unknown,
  signal: AbortSignal | undefined,
): Promise<Data> {
  const credential = typeof authorization === 'function' ? await authorization() : authorization
  const name = typeof identity === 'function' ? identity() : identity
  let response: Response
  let body: unknown
  try {
    response = await fetchImpl(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(credential !== undefined && { authorization: credential }),
        ...(name !== undefined && { 'x-identity': name }),
      },
      body: JSON.stringify({ query, variables: variables ?? {} }),
      ...(signal !== undefined && { signal }),
    })
    body = await response.text()
  } catch (error) {
    if (signal?.aborted) throw error
    throw failure('UNREACHABLE', 'The API did not answer.', true, error)
  }
  const { data, errors } = answerIn(String(body))
  if (errors !== undefined && errors.length > 0) throw errorOf(errors)
  if (data === undefined || data === null) {
    const { status } = response
    throw failure(
      'BAD_RESPONSE',
      `The API answered ${status}, without data.`,
      status === 429 || status >= 500,
    )
  }
  return data as Data
}

function answerIn(text: string): { data?: unknown; errors?: readonly SentError[] } {
  try {
    return (JSON.parse(text) ?? {}) as { data?: unknown; errors?: readonly SentError[] }
  } catch {
    return {}
  }
}
