import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { describeAtDesk, expectAccessible, picture } from '../support/console.js'
import { eventually } from '../support/eventually.js'
import { ada, barbara, edsger, grace } from '../support/stories.js'

describeAtDesk('tracking at the console', desk => {
  test('a number is ordered and bound, and what becomes of its calls is counted, listed and saved (scenario 7)', async () => {
    const { people } = desk.house
    const page = await desk.look('/tracking', { height: 1100 })
    await page.getByRole('button', { name: 'Order a number' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Area code').fill('911')
    await dialog
      .getByText(/No number of this area|area/i)
      .last()
      .waitFor()
    await dialog.getByLabel('Area code').fill('919')
    await dialog
      .getByLabel('Number', { exact: true })
      .getByRole('option')
      .nth(1)
      .waitFor({ state: 'attached' })
    await dialog.getByLabel('Forward to').fill(barbara)
    await dialog.getByLabel('Name').fill('Spring campaign')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Order' }).click()
    await dialog.getByText('It is yours.').waitFor({ timeout: 30_000 })
    await dialog.getByRole('button', { name: 'Done' }).click()
    const numbers = page.getByRole('region', { name: 'Numbers' })
    await numbers.getByText('Spring campaign').waitFor()
    const { numberBindings } = await desk.house.data<{
      numberBindings: { nodes: { trackingNumber: string }[] }
    }>('{ numberBindings { nodes { trackingNumber } } }')
    const number = numberBindings.nodes[0]?.trackingNumber as string

    await people.behave(barbara, { answer: 'auto', after_ms: 200 })
    const answered = await people.call(ada, number)
    await eventually(async () => {
      const { hears } = await people.phone(answered.id)
      return hears.kind === 'bridge' ? undefined : `the caller hears ${hears.kind}`
    })
    await page.getByText('1 call going on now.').waitFor()
    await people.hangUp(answered.id)
    await page.getByText('going on now.').waitFor({ state: 'detached' })
    const calls = page.getByRole('region', { name: 'Calls', exact: true })
    await calls.getByText('Answered', { exact: true }).last().waitFor()
    await people.behave(barbara, { answer: 'busy' })
    await people.call(grace, number)
    await calls.locator('.chip', { hasText: 'Busy' }).waitFor({ timeout: 30_000 })
    await people.behave(barbara, { answer: 'reject' })
    await people.call(edsger, number)
    await calls.locator('.chip', { hasText: 'Turned away' }).waitFor({ timeout: 30_000 })
    const totals = page.getByRole('region', { name: 'Totals' })
    await eventually(async () => {
      const shown = (await totals.locator('.figure').allTextContents()).slice(0, 4).join()
      return shown === '3,1,2,3' ? undefined : `the totals are ${shown}`
    })
    await page.getByRole('button', { name: '24 hours' }).click()
    await eventually(async () => {
      const rows = await page.locator('.chart tbody tr').allTextContents()
      return rows.length >= 24 && rows.some(row => /12$/.test(row)) ? undefined : `the chart has ${rows}`
    })
    await totals.getByText('finished calls').waitFor()
    await expectAccessible(page)
    await picture(page, 'tracking')

    await calls.getByLabel('Outcome').selectOption('Busy')
    await eventually(async () =>
      (await calls.locator('li').count()) === 1 ? undefined : 'more than the busy one is listed',
    )
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'CSV' }).click()
    const file = await readFile(await (await saved).path(), 'utf8')
    expect(file.trim().split('\n')).toHaveLength(4)

    await numbers.getByRole('button', { name: /^Let go of .* 919 / }).click()
    await numbers.getByText('Spring campaign').waitFor({ state: 'detached' })
  }, 120_000)
})
