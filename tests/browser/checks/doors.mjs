// The pages for someone who is not signed in: signing in, a link of one's own,
// setting up a new installation. As they are, and with something wrong.

import { accessible } from '../lib/axe.mjs'
import { DESK, PHONE, press, session, signIn } from '../lib/browser.mjs'
import { fits, quiet, wellMade } from '../lib/page.mjs'
import { Server } from '../lib/server.mjs'
import { toldWell } from './errors.mjs'

export async function doors(report, browser, server, binary) {
  const visit = await session(browser, server.address)
  await report.story('signing in, with a wrong password', async () => {
    const { page } = visit
    await page.goto(server.url('/sign-in'))
    await good(visit)
    await page.getByLabel('Sign-in name').fill('mina')
    await page.getByLabel('Password').fill('not this one')
    await press(page, 'Sign in')
    await toldWell(page)
    await good(visit)
  }, visit.page)
  await report.story('a page that is not there, and help, without signing in', async () => {
    for (const path of ['/help', '/accessibility', '/licences', '/no-such-page']) {
      await visit.page.goto(server.url(path))
      await good(visit)
    }
  }, visit.page)
  await report.story('a sign-in made for someone, and the page of the link', async () => {
    const { page } = visit
    await signIn(page, server, 'priyanka')
    await page.goto(server.url('/staff/new'))
    await page.getByLabel('Full name').fill('Nasrin Chowdhury')
    await page.getByLabel('Care staff').check()
    const team = await page.locator('#place option').allInnerTexts()
    await page.getByLabel('Where').selectOption({ label: team.find((words) => words.includes(',')) })
    await press(page, 'Add this member of staff')
    await page.getByRole('link', { name: 'Make a sign-in' }).click()
    await page.getByLabel('Sign-in name').fill('nasrin')
    await press(page, 'Make the sign-in')
    await good(visit)
    await invited(browser, server, await page.getByRole('link', { name: /^Sign-in link for/ }).getAttribute('href'))
  }, visit.page)
  await visit.close()

  const fresh = await Server.empty(binary)
  const first = await session(browser, fresh.address)
  await report.story('setting up a new installation', async () => {
    await first.page.goto(fresh.url(fresh.link))
    await good(first)
    await press(first.page, 'Set up')
    await toldWell(first.page)
    await good(first)
  }, first.page)
  await first.close()
  await fresh.stop()
}

async function invited(browser, server, link) {
  const guest = await session(browser, server.address)
  await guest.page.goto(server.url(link))
  await good(guest)
  await guest.page.getByLabel('Password').fill('short')
  await press(guest.page, 'Save and sign in')
  await toldWell(guest.page)
  await good(guest)
  await guest.close()
}

/** All checks of a page, at both widths. */
export async function good(visit) {
  for (const size of [PHONE, DESK]) {
    await visit.page.setViewportSize(size)
    await fits(visit.page)
    await accessible(visit.page)
    await wellMade(visit.page)
  }
  quiet(visit)
}
