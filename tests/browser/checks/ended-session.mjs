// A session that ends while its user is typing: the words come back after signing
// in again, and are saved once.

import { press, session, signIn } from '../lib/browser.mjs'
import { quiet } from '../lib/page.mjs'
import { fault } from '../lib/report.mjs'
import { says } from './no-script.mjs'

const NOTE = 'Typed before the session ended'

export async function endedSession(report, browser, server) {
  const [here, there] = [await session(browser, server.address), await session(browser, server.address)]
  await report.story('an ended session loses no words, and saves them once', async () => {
    const { page } = here
    await signIn(page, server, 'mina')
    await page.goto(server.url('/my-people'))
    await page.getByRole('button', { name: /^Record a contact/ }).first().click()
    await page.getByLabel('Phone', { exact: true }).check()
    await page.getByLabel('What happened?').fill(NOTE)

    await signIn(there.page, server, 'mina')
    await there.page.goto(server.url('/account'))
    await there.page.getByRole('button', { name: /^End this/ }).first().click()
    await says(there.page, 'That device is signed out')

    await press(page, 'Save contact')
    if (!page.url().includes('/sign-in')) {
      fault('an ended session could still save')
    }
    await signIn(page, server, 'mina')
    await keeps(page, 'What happened?', NOTE)
    await says(page, 'Not saved yet')
    if (!(await page.getByLabel('Phone', { exact: true }).isChecked())) {
      fault('what was chosen did not come back')
    }
    await press(page, 'Save contact')
    await says(page, 'Saved at')
    await page.getByRole('link', { name: 'Contacts', exact: true }).click()
    const times = (await page.locator('main').innerText()).split(NOTE).length - 1
    if (times !== 1) {
      fault(`the contact is there ${times} times`)
    }
    quiet(here)
    quiet(there)
  }, here.page)
  await Promise.all([here.close(), there.close()])
}

/** The field still holds what was typed. */
export async function keeps(page, label, words) {
  const value = await page.getByLabel(label).inputValue({ timeout: 2000 }).catch(() => '')
  if (value !== words) {
    fault(`"${label}" holds "${value}" and not "${words}"`)
  }
}
