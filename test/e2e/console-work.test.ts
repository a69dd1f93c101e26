import type { Locator, Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { describeAtDesk, expectAccessible, picture } from '../support/console.js'
import { eventually } from '../support/eventually.js'
import { lobby } from '../support/house.js'
import { ada, barbara, edsger, grace, quietRoom, seated } from '../support/stories.js'

let line = 1
const ROOMS = ['Sales', 'Support', 'Stand-up', 'Board', 'Press']
/** A number whose room nobody was in yet, and the room's name. */
const nextRoom = () => [`+120255501${String(line).padStart(2, '0')}`, ROOMS[line++ % ROOMS.length] as string]

describeAtDesk('operators at the console', desk => {
  beforeEach(async () => {
    for (const phone of await desk.house.people.phones()) {
      if (phone.state !== 'ended') await desk.house.people.hangUp(phone.id)
    }
  })
  /** Two people in a room of their own. */
  const two = async () => {
    const [number, name] = nextRoom() as [string, string]
    const room = await quietRoom(desk.house, number, { name })
    const a = await desk.house.people.call(ada, number)
    const b = await desk.house.people.call(grace, number)
    const conference = await seated(desk.house, room, ada, grace)
    return { number, conference, a, b }
  }

  test('pull a number: busy and unanswered are told, an answer is a participant (scenario 3)', async () => {
    const { conference } = await two()
    const { people } = desk.house
    const page = await desk.look(`/conferences/${conference.id}`)
    // While the dialog is open, the rest of the page is out of reach.
    const seats = page.locator('[data-participant]')
    await seats.nth(1).waitFor()

    await page.getByRole('button', { name: 'Pull a number' }).click()
    const number = page.getByLabel('Number', { exact: true })
    const call = page.getByRole('dialog').getByRole('button', { name: /^Call/ })
    await number.fill('0202 555')
    await page.getByText('This is no number in international form').waitFor()
    expect(await call.isDisabled()).toBe(true)
    await expectAccessible(page)

    await people.behave(edsger, { answer: 'busy' })
    await number.fill('+1 (202) 555-0133')
    await call.click()
    await page.getByText('Nobody joined: busy.').waitFor()
    expect(await seats.count()).toBe(2)

    await people.behave(edsger, { answer: 'auto', after_ms: 100 })
    await call.click()
    await page.getByText('Confirmed: in the conference.').waitFor()
    await page.getByRole('button', { name: 'Done' }).click()
    await seats.filter({ hasText: '0133' }).waitFor()
    expect(await seats.count()).toBe(3)
  })

  test('mute, hold, record, whisper and remove by mouse and keyboard, many at once too (scenario 4)', async () => {
    const { conference, a } = await two()
    const { people } = desk.house
    const page = await desk.look(`/conferences/${conference.id}`)
    const seat = (ending: string) => page.getByRole('row').filter({ hasText: ending })

    await seat('0131').focus()
    await page.keyboard.press('m')
    await seat('0131').getByText('Mute: confirmed').waitFor()
    await seat('0131').getByText('Muted').waitFor()
    await eventually(async () =>
      (await people.phone(a.id)).hears.muted ? undefined : 'the phone is not muted',
    )
    await page.keyboard.press('a')
    await page.getByText('2 chosen').waitFor()
    await page.getByRole('button', { name: 'Hold', exact: true }).click()
    for (const ending of ['0131', '0132']) await seat(ending).getByText('On hold, by an operator').waitFor()
    await page.getByRole('button', { name: 'Off hold', exact: true }).click()
    for (const ending of ['0131', '0132'])
      await seat(ending).getByText('On hold').waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText('Record: confirmed').waitFor()
    await page.getByRole('button', { name: 'Stop recording' }).click()
    await page.getByLabel('Recordings').getByText('Available').waitFor()
    await page.locator('audio').waitFor()

    await page.getByRole('button', { name: 'More for +1 202 555 0132' }).click()
    await page.getByRole('menuitem', { name: 'Whisper to some…' }).click()
    await page.getByRole('dialog').getByLabel('+1 202 555 0131').check()
    await page.getByRole('button', { name: 'Whisper' }).click()
    await seat('0132').getByText('Whispers').waitFor()
    await page.getByRole('button', { name: 'Speak' }).click()
    await page.getByLabel('Text', { exact: true }).fill('This is the operator.')
    await page.getByRole('dialog').getByRole('button', { name: 'Speak' }).click()
    await page.getByText('Speak: confirmed').waitFor()
    await expectAccessible(page)

    await seat('0132').focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Delete')
    await seat('0132').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'End', exact: true }).click()
    await page.getByRole('button', { name: 'End it' }).click()
    await page.getByText('Ended', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Record', exact: true }).waitFor({ state: 'detached' })
  })

  test('read why not where the button was (S0.49)', async () => {
    const { conference } = await two()
    const page = await desk.look(`/conferences/${conference.id}`)
    await page.getByRole('row').nth(1).waitFor()
    await page.getByRole('button', { name: 'Play audio' }).click()
    await page.getByLabel('Address', { exact: true }).fill('https://media.example.test/a.mp3')
    await desk.house.people.faults({ unavailable: 1 })
    try {
      await page.getByRole('dialog').getByRole('button', { name: 'Play' }).click()
      await page.getByRole('alert').filter({ hasText: 'Play:' }).waitFor({ timeout: 30_000 })
    } finally {
      await desk.house.people.faults({})
    }
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await page.getByRole('alert').filter({ hasText: 'Play:' }).waitFor({ state: 'detached' })
  }, 60_000)

  test('work with a single call: record it with its words, send keys, transfer, hang up', async () => {
    const page = await desk.look('/calls')
    await page.getByRole('button', { name: 'Call a number' }).click()
    await page.getByLabel('Number', { exact: true }).fill(barbara)
    await page.getByRole('dialog').getByRole('button', { name: 'Call', exact: true }).click()
    const leg = page.locator('[data-leg]').first()
    await leg.getByText('Answered', { exact: true }).waitFor()
    await leg.getByRole('button', { name: 'Record' }).click()
    await leg.getByText('Record: confirmed').waitFor()
    const phone = (await desk.house.people.phones()).find(({ to, state }) => to === barbara && state === 'up')
    await desk.house.people.say(phone?.id as string, 'Three crates by Friday.')
    await leg.getByRole('button', { name: 'Stop recording' }).click()
    const recordings = page.getByLabel('Recordings')
    await recordings.getByText('Three crates by Friday.').waitFor()
    await eventually(async () => {
      const seconds = await page
        .locator('audio')
        .evaluate(audio => (audio as unknown as { duration: number }).duration)
      return seconds > 0.05 ? undefined : `the audio has ${seconds} s`
    })
    await leg.getByRole('button', { name: 'Send keys' }).click()
    await page.getByLabel('Keys', { exact: true }).fill('12#')
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
    await leg.getByText('Send keys: accepted').waitFor()
    await leg.getByRole('button', { name: 'Transfer' }).click()
    await page.getByLabel('To', { exact: true }).fill(edsger)
    await page.getByRole('dialog').getByRole('button', { name: 'Transfer' }).click()
    await page.getByText('Transferred to +1 202 555 0133', { exact: true }).waitFor()
    await expectAccessible(page)
    await picture(page, 'call')
    await leg.getByRole('button', { name: 'Hang up' }).click()
    await leg.getByText('Ended', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'All calls' }).click()
    await page.locator('.calls-list').getByText('0134').waitFor()
  }, 60_000)

  test('call in with the phones of the page, and play a scenario', async () => {
    const page = await desk.look('/phones', { height: 1000 })
    const phone = (title: string) => page.getByRole('listitem', { name: title })
    const callLobby = async (title: string) => {
      await phone(title).getByLabel('Number to call').fill(lobby)
      await phone(title).getByRole('button', { name: 'Call' }).click()
    }
    await callLobby('Phone 1')
    await phone('Phone 1').getByText('Welcome').waitFor()
    await callLobby('Phone 2')
    await phone('Phone 2').getByText('The others in the conference').waitFor()
    await phone('Phone 2').getByLabel('What to say').fill('Hello')
    await phone('Phone 2').getByRole('button', { name: 'Say' }).click()
    await phone('Phone 2').getByRole('button', { name: '5', exact: true }).click()
    await expectAccessible(page)
    await phone('Phone 2').getByRole('button', { name: 'Hang up' }).click()
    await phone('Phone 1').getByText('on hold').waitFor()
    await phone('Phone 1').getByRole('button', { name: 'Hang up' }).click()
    await phone('Phone 1').getByRole('button', { name: 'Call' }).waitFor()

    await page.getByRole('button', { name: 'Three with a whisper' }).click()
    await page.getByText('Phone 3 whispers').waitFor()
    await page.getByRole('link', { name: 'Board', exact: true }).click()
    await page.locator('.people').getByText('Whispers').waitFor({ timeout: 60_000 })
    await page.getByRole('link', { name: 'Phones', exact: true }).click()
    await page.locator('.scenarios li.done').nth(4).waitFor({ timeout: 60_000 })
    await picture(page, 'phones')
    await page.getByRole('link', { name: 'Board', exact: true }).click()
    await page.locator('.people').getByText('Whispers').waitFor()
    await page.locator('.chart tbody tr').first().waitFor({ state: 'attached' })
    await picture(page, 'board')
  }, 120_000)

  test('find the number to call where they type one, and not only later', async () => {
    const page = await desk.window()
    let show = () => {}
    const shown = new Promise<void>(resolve => {
      show = resolve
    })
    const asked = new Promise<void>(resolve => {
      void page.route('**/graphql', async route => {
        if (route.request().postData()?.includes('query Rooms')) {
          resolve()
          await shown
        }
        await route.continue()
      })
    })
    await page.goto(`${desk.house.url}/phones`)
    await asked
    const number = page.getByRole('listitem', { name: 'Phone 1' }).getByLabel('Number to call')
    expect(await number.count()).toBe(0)
    show()
    await number.waitFor()
    expect(await number.inputValue()).toMatch(/^\+1202555\d{4}$/)
  })

  test('see how each phone is set, whoever set it', async () => {
    await desk.house.people.behave(edsger, { answer: 'busy' })
    const page = await desk.look('/phones')
    const manner = page.getByRole('listitem', { name: '0133' }).getByLabel('When called it')
    await shows(manner, 'busy')
    await manner.selectOption('machine')
    const other = await desk.look('/phones')
    await shows(other.getByRole('listitem', { name: '0133' }).getByLabel('When called it'), 'machine')
    await desk.house.people.behave(edsger, { answer: 'auto' })
    await shows(manner, 'auto')
  })

  test('let the carrier do badly for half a minute, which is over whatever page they look at', async () => {
    const duplicate = async (page: Page, expected: number) =>
      eventually(async () => {
        const answer = await page.request.get(`${desk.house.url}/simulator/faults`)
        const plan = (await answer.json()) as { duplicate: number }
        return plan.duplicate === expected ? undefined : `webhooks are repeated with ${plan.duplicate}`
      })
    const page = await desk.window()
    await page.clock.install()
    await page.goto(`${desk.house.url}/phones`)
    await page.getByRole('button', { name: 'Carrier hiccup' }).click()
    await page.getByText(/Carrier hiccup · \d+ s/).waitFor()
    await duplicate(page, 0.4)
    await page.getByRole('link', { name: 'Flows', exact: true }).click()
    await page.getByRole('heading', { name: 'Call flows' }).waitFor()
    await page.clock.fastForward(31_000)
    await duplicate(page, 0)

    await desk.house.people.faults({ duplicate: 0.2 })
    const other = await desk.look('/phones')
    await other.getByRole('button', { name: 'Stop now' }).click()
    await other.getByRole('button', { name: 'Carrier hiccup' }).waitFor()
    await duplicate(other, 0)
  })

  test('type into a dialog as soon as it is open, and are asked to think where there is danger', async () => {
    const { conference } = await two()
    const page = await desk.look(`/conferences/${conference.id}`)
    await page.getByRole('button', { name: 'Speak' }).click()
    await focused(page, 'Text')
    await page.keyboard.type('Good morning')
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('Good morning')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Pull a number' }).click()
    await focused(page, 'Number')
    await desk.house.people.behave(barbara, { answer: 'manual' })
    await page.keyboard.type(`${barbara}\n`)
    await page.getByText('It rings…').waitFor()
    await focused(page, 'Number')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await focused(page, 'Call')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'End', exact: true }).click()
    await focused(page, 'Cancel')
  })
})

/** Waits until this is chosen. */
async function shows(choice: Locator, expected: string): Promise<void> {
  await eventually(async () => {
    const chosen = await choice.inputValue()
    return chosen === expected ? undefined : `${chosen} is chosen`
  })
}

/** Waits until the keyboard is at what has this name. */
async function focused(page: Page, name: string): Promise<void> {
  await eventually(async () => {
    const found = await page.evaluate(() => {
      const { activeElement: at } = (globalThis as unknown as { document: { activeElement: Labelled } })
        .document
      return at.labels?.[0]?.textContent ?? at.textContent
    })
    return found === name ? undefined : `the keyboard is at “${found}”`
  })
}

interface Labelled {
  labels?: { textContent: string }[]
  textContent: string
}
