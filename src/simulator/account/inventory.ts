import { refuse } from '../refusal.js'

/** Places some area codes belong to; the rest lie in Springfield. */
const PLACES: Readonly<Record<string, readonly [locality: string, state: string]>> = {
  '202': ['Washington', 'DC'],
  '206': ['Seattle', 'WA'],
  '212': ['New York', 'NY'],
  '213': ['Los Angeles', 'CA'],
  '214': ['Dallas', 'TX'],
  '215': ['Philadelphia', 'PA'],
  '303': ['Denver', 'CO'],
  '305': ['Miami', 'FL'],
  '312': ['Chicago', 'IL'],
  '404': ['Atlanta', 'GA'],
  '415': ['San Francisco', 'CA'],
  '503': ['Portland', 'OR'],
  '512': ['Austin', 'TX'],
  '617': ['Boston', 'MA'],
  '646': ['New York', 'NY'],
  '702': ['Las Vegas', 'NV'],
  '713': ['Houston', 'TX'],
  '773': ['Chicago', 'IL'],
}
const TOLL_FREE = new Set(['800', '833', '844', '855', '866', '877', '888'])

/** A number on sale. */
export interface Offer {
  readonly number: string
  readonly type: 'local' | 'toll_free'
  readonly locality: string
  readonly state: string
  readonly features: readonly string[]
}

/**
 * The market is the same for everybody: each area code holds the 90 numbers 555-0110 to 555-0199, all for voice
 * and SMS, every other one for MMS and every third one for fax. Area codes that no place has (a nine in the
 * middle, or two ones at the end) hold none. Numbers that end in 99 are offered, but their order fails.
 */
export function offerOf(number: string): Offer | undefined {
  const match = /^\+1([2-9]\d\d)55501([1-9]\d)$/.exec(number)
  const [, areaCode, line] = match ?? []
  if (areaCode === undefined || line === undefined || /^.9.$|^.11$/.test(areaCode)) return undefined
  const [locality, state] = PLACES[areaCode] ?? ['Springfield', 'IL']
  const place = Number(line)
  return {
    number,
    type: TOLL_FREE.has(areaCode) ? 'toll_free' : 'local',
    locality,
    state,
    features: ['voice', 'sms', ...(place % 2 === 0 ? ['mms'] : []), ...(place % 3 === 0 ? ['fax'] : [])],
  }
}

/** What a buyer looks for. */
export interface Search {
  readonly country?: string | undefined
  readonly areaCode?: string | undefined
  readonly type?: string | undefined
  readonly features: readonly string[]
  readonly locality?: string | undefined
  readonly state?: string | undefined
  readonly startsWith?: string | undefined
  readonly endsWith?: string | undefined
  readonly contains?: string | undefined
  readonly limit?: number | undefined
}

const DEFAULT_LIMIT = 100
const MOST = 9_999

/** The offers that fit, in the order of their numbers, less those that are `taken`. */
export function searchOffers(search: Search, taken: (number: string) => boolean): Offer[] {
  const limit = search.limit ?? DEFAULT_LIMIT
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    throw refuse.invalid('/filter/limit', `The limit must be between 1 and ${MOST}.`)
  if (search.country !== undefined && search.country !== 'US') return []
  const found: Offer[] = []
  for (const areaCode of areaCodes(search))
    for (let line = 10; line < 100; line++) {
      const offer = offerOf(`+1${areaCode}55501${line}`)
      if (offer === undefined) break
      if (fits(offer, search) && !taken(offer.number)) found.push(offer)
      if (found.length === limit) return found
    }
  return found
}

function areaCodes({ areaCode, locality, state, type }: Search): readonly string[] {
  if (areaCode !== undefined) return [areaCode]
  if (type === 'toll_free') return [...TOLL_FREE]
  if (locality === undefined && state === undefined) return Object.keys(PLACES)
  return [...Object.keys(PLACES), '217']
}

function fits(offer: Offer, search: Search): boolean {
  const digits = offer.number.slice(2)
  const same = (wanted: string | undefined, value: string) =>
    wanted === undefined || wanted.toLowerCase() === value.toLowerCase()
  const bare = (text: string) => text.replaceAll(/\D/g, '')
  return (
    same(search.type, offer.type) &&
    same(search.locality, offer.locality) &&
    same(search.state, offer.state) &&
    search.features.every(feature => offer.features.includes(feature)) &&
    (search.startsWith === undefined ||
      digits.startsWith(bare(search.startsWith)) ||
      offer.number.slice(1).startsWith(bare(search.startsWith))) &&
    (search.endsWith === undefined || digits.endsWith(bare(search.endsWith))) &&
    (search.contains === undefined || digits.includes(bare(search.contains)))
  )
}
