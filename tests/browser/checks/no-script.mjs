// The whole work without JavaScript: sign in, record a contact, name a key
// worker, end one, change what is known about a person.

import { PHONE, press, session, signIn } from '../lib/browser.mjs'
import { quiet } from '../lib/page.mjs'
import { fault } from '../lib/report.mjs'

export async function noScript(report, browser, server) {
  const open = () => session(browser, server.address, { javaScriptEnabled: false, viewport: PHONE })
  const worker = await open()
  await report.story('without scripts: record a contact of another day', async () => {
    const { page } = worker
    await signIn(page, server, 'mina')
    await page.goto(server.url('/my-people'))
    await page.getByRole('button', { name: /^Record a contact/ }).first().click()
    await page.getByLabel('Another day', { exact: true }).check()
    await press(page, 'Save contact')
    await says(page, 'There is a problem')
    await says(page, 'Enter the date of the contact')
    await page.getByLabel('Yesterday', { exact: true }).check()
    await page.getByLabel('What happened?').fill('Without scripts')
    await press(page, 'Save contact')
    await says(page, /Saved at .*: in person, yesterday/)
    quiet(worker)
  }, worker.page)
  await worker.close()

  const manager = await open()
  await report.story('without scripts: name a key worker, end the role, change a person', async () => {
    const { page } = manager
    await signIn(page, server, 'maureen')
    await page.goto(server.url('/without-key-worker'))
    await page.getByRole('button', { name: /^Name a/ }).first().click()
    const who = page.getByLabel('Who?')
    const name = (await who.locator('option').nth(1).innerText()).replace(/ \(.*/, '')
    await who.selectOption({ index: 1 })
    await press(page, 'Save')
    await says(page, 'Done')
    await says(page, name)
    await page.getByRole('link', { name: new RegExp(`^End ${name}`) }).first().click()
    await page.getByLabel('Why?').selectOption({ index: 1 })
    await press(page, 'End it')
    await says(page, 'Ended.')
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.getByRole('link', { name: 'Change what is known' }).click()
    await page.getByLabel('Pronouns').fill('they/them')
    await press(page, 'Save changes')
    await says(page, 'they/them')
    await page.getByRole('link', { name: 'Changes' }).click()
    await says(page, 'Pronouns')
    quiet(manager)
  }, manager.page)
  await manager.close()
}

export async function says(page, words) {
  const there = await page.locator('main').innerText()
  const found = words instanceof RegExp ? words.test(there) : there.includes(words)
  if (!found) {
    fault(`the page does not say ${words}; it says: ${there.slice(0, 300)}`)
  }
}
