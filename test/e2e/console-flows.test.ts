import { expect, test } from 'vitest'
import { describeAtDesk, expectAccessible, picture } from '../support/console.js'
import { eventually } from '../support/eventually.js'
import { ada, edsger } from '../support/stories.js'

const NUMBER = '+12025550102'

describeAtDesk('call flows at the console', desk => {
  test('are written with what is wrong at its line, in JSON and XML, rehearsed, kept, bound and run (scenario 9)', async () => {
    const page = await desk.look('/flows', { height: 1000 })
    await page.getByText('No call flow yet.').waitFor()
    await page.getByRole('link', { name: 'New flow' }).click()
    const text = page.getByLabel('Document', { exact: true }).locator('textarea')
    const problems = page.getByRole('tab', { name: 'Problems' })
    await page.getByText('Nothing is wrong with it.').waitFor()

    const good = await text.inputValue()
    await text.fill(good.replace('"maxLength": 60', '"maxLength": "long"'))
    await page.locator('.problems .error').first().waitFor()
    const at = good.split('\n').findIndex(line => line.includes('"maxLength"')) + 1
    await eventually(async () => {
      const marked = await page
        .locator('.behind > .error .line-number')
        .evaluateAll(found => found.map(each => Number(each.textContent)))
      return marked.includes(at) ? undefined : `the lines ${marked} are marked, not ${at}`
    })
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await expectAccessible(page)
    await picture(page, 'flow')
    await text.fill(good.replace('"12025550133"', `"${edsger}"`))
    await page.getByText('Nothing is wrong with it.').waitFor()
    await page.getByRole('button', { name: 'XML' }).click()
    await eventually(async () =>
      (await text.inputValue()).includes('<Say') ? undefined : 'it is no XML yet',
    )
    await page.getByText('Nothing is wrong with it.').waitFor()

    await page.getByRole('tab', { name: 'Rehearsal' }).click()
    await page.getByLabel('menu Say').fill('1')
    await page.getByRole('button', { name: 'Rehearse' }).click()
    await page.locator('.trace').getByText('Transferred').first().waitFor()
    await page.getByText('Never visited').waitFor()
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Version 1', { exact: true }).waitFor()
    await page.getByRole('tab', { name: 'Numbers' }).click()
    await page.getByLabel('Number to lead here').fill(NUMBER)
    await page.getByRole('button', { name: 'Bind' }).click()
    await page.getByText('+1 202 555 0102').waitFor()
    await page.getByRole('tab', { name: 'Runs' }).click()
    await page.getByText('It has not run yet.').waitFor()

    const call = await desk.house.people.call(ada, NUMBER)
    const runs = page.getByRole('tabpanel')
    await runs.getByText('+1 202 555 0131').waitFor()
    await eventually(async () => {
      const { hears } = await desk.house.people.phone(call.id)
      return hears.kind === 'speech' ? undefined : `the caller hears ${hears.kind}`
    })
    await desk.house.people.keys(call.id, '1')
    await runs.getByText('Transferred').waitFor({ timeout: 40_000 })
    await runs.getByRole('link', { name: '+1 202 555 0131' }).click()
    await page.getByText('Step menu: say').waitFor()
    await page.getByText('Step sales: transfer').waitFor()
    await page.getByText('The flow ended: transferred').waitFor()
    await desk.house.people.hangUp(call.id)

    await page.goto(`${desk.house.url}/flows`)
    await page.getByRole('link', { name: 'Menu' }).click()
    await problems.waitFor()
    await text.fill((await text.inputValue()).replace('Press 1 for sales', 'Press 1 for our sales'))
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved as version 2.').waitFor()
    await page.getByRole('tab', { name: 'Versions' }).click()
    await page.getByRole('button', { name: 'Take up' }).click()
    await eventually(async () =>
      (await text.inputValue()).includes('Press 1 for sales') ? undefined : 'the first version is not back',
    )
  }, 120_000)

  test('keep what was not saved, of which the page asks before it is lost', async () => {
    const page = await desk.look('/flows/new')
    const text = page.getByLabel('Document', { exact: true }).locator('textarea')
    const first = await text.inputValue()
    await text.fill(first.replace('Press 1', 'Please press 1'))
    await page.getByText('Unsaved changes').waitFor()
    await page.getByRole('link', { name: 'Board', exact: true }).click()
    await page.getByRole('link', { name: 'Flows', exact: true }).click()
    await page.getByRole('link', { name: 'New flow' }).click()
    expect(await text.inputValue()).toContain('Please press 1')
    const asked = page.waitForEvent('dialog')
    const reloaded = page.reload().catch(() => {})
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.accept()
    await reloaded
    await page.getByText('Unsaved changes').waitFor()
    expect(await text.inputValue()).toContain('Please press 1')
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByText('Unsaved changes').waitFor({ state: 'detached' })
    expect(await text.inputValue()).toBe(first)
  })

  test('are checked although the server did not answer at first', async () => {
    const page = await desk.window()
    let failures = 0
    await page.route('**/graphql', route => {
      const isCheck = route.request().postData()?.includes('ValidateFlow') ?? false
      return isCheck && failures++ === 0 ? route.abort('connectionrefused') : route.continue()
    })
    await page.goto(`${desk.house.url}/flows/new`)
    await page.getByText('Nothing is wrong with it.').waitFor()
    expect(failures).toBe(2)
  })
})
