// After signing out, nothing of a record is left: not behind the Back button, and
// not in any store of the browser.

import { press, session, signIn } from '../lib/browser.mjs'
import { fault, none } from '../lib/report.mjs'

export async function leaving(report, browser, server) {
  const visit = await session(browser, server.address)
  const { context, page } = visit
  await signIn(page, server, 'mina')
  let name
  await report.story('no page of a record may be kept by the browser', async () => {
    const answer = await page.goto(server.url('/my-people'))
    const link = page.locator('th a').first()
    name = await link.innerText()
    const record = await Promise.all([page.waitForNavigation(), link.click()])
    for (const one of [answer, record[0]]) {
      if (!/no-store/.test(one.headers()['cache-control'] ?? '')) {
        fault(`${one.url()} may be kept: ${one.headers()['cache-control']}`)
      }
    }
  }, page)
  await report.story('a session leaves nothing in the stores of the browser', async () => {
    await page.goto(server.url('/my-people'))
    await page.getByRole('button', { name: /^Record a contact/ }).first().click()
    await page.getByLabel('What happened?').fill('Not to be kept on the device')
    await press(page, 'Save contact')
    await nothingStored(page)
  }, page)
  await report.story('after signing out, Back shows no record', async () => {
    await page.goto(server.url('/my-people'))
    await page.locator('th a').first().click()
    await page.goto(server.url('/account'))
    await press(page, 'Sign out')
    await nothingStored(page)
    await backShowsNot(page, name)
    const cookies = (await context.cookies()).filter((cookie) => /session/i.test(cookie.name) && cookie.value)
    none(cookies.map((cookie) => cookie.name), 'a cookie of the session is left')
  }, page)
  await visit.close()
}

/** Goes back as far as there is, and looks for the words on each page. */
export async function backShowsNot(page, words) {
  for (let step = 0; step < 6; step += 1) {
    const answer = await page.goBack({ waitUntil: 'load' }).catch(() => null)
    const text = await page.locator('body').innerText()
    if (text.includes(words)) {
      fault(`Back shows "${words}" at ${page.url()}`)
    }
    if (!answer) {
      return
    }
  }
}

export async function nothingStored(page) {
  const stored = await page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map((one) => `indexedDB ${one.name}`),
    ...(globalThis.caches ? await caches.keys() : []).map((key) => `cache ${key}`),
    ...(navigator.serviceWorker ? await navigator.serviceWorker.getRegistrations() : []).map((one) => `service worker ${one.scope}`),
  ])
  none(stored, 'the browser keeps')
}
