// Recording a contact from My people: two taps, nothing typed, and the button in
// sight on the smallest phone, however much there is to know about the person.

import { PHONE, session, signIn } from '../lib/browser.mjs'
import { quiet } from '../lib/page.mjs'
import { fault } from '../lib/report.mjs'
import { says } from './no-script.mjs'

export async function twoTaps(report, browser, server) {
  const phone = { viewport: PHONE, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
  const visit = await session(browser, server.address, phone)
  const { page } = visit
  await signIn(page, server, 'mina')
  await report.story('two taps record a contact', async () => {
    await page.goto(server.url('/my-people'))
    await page.getByRole('button', { name: /^Record a contact/ }).first().tap()
    await page.waitForURL('**/contacts/new')
    await aboveTheFold(page, 'Save contact')
    await page.getByRole('button', { name: 'Save contact' }).tap()
    await page.waitForURL('**?recorded=*')
    await says(page, /Saved at .*: in person, today/)
    quiet(visit)
  }, page)
  await visit.close()

  const manager = await session(browser, server.address, phone)
  await signIn(manager.page, server, 'maureen')
  await report.story('the button is in sight for the wordiest and the longest named', async () => {
    const people = await everyone(manager.page, server)
    const most = (measure) => people.reduce((one, other) => (measure(other) > measure(one) ? other : one))
    const wordiest = most((person) => person.words.length)
    for (const person of new Set([wordiest, most((one) => one.name.length), most((one) => one.called.length)])) {
      await manager.page.goto(`${person.href}/contacts/new`)
      await aboveTheFold(manager.page, 'Save contact')
    }
    await manager.page.goto(`${wordiest.href}/contacts/new`)
    await manager.page.locator('summary').first().tap()
    const hidden = await manager.page.$eval('.kw-communicate__words', (one) => one.scrollHeight - one.clientHeight)
    if (hidden > 1) {
      fault('a tap does not open all that is known about how to communicate')
    }
  }, manager.page)
  await manager.close()
}

export async function aboveTheFold(page, name) {
  const box = await page.getByRole('button', { name }).boundingBox()
  const end = Math.round(box.y + box.height)
  if (end > PHONE.height) {
    fault(`"${name}" ends ${end} px down, and the window is ${PHONE.height} px high`)
  }
}

/** All people of the list, page after page. */
export async function everyone(page, server) {
  const people = []
  for (let next = server.url('/people'); next; ) {
    await page.goto(next)
    people.push(...(await page.$$eval('tbody tr', (rows) => rows.map((row) => {
      const link = row.querySelector('th a')
      const words = [...row.cells].find((cell) => cell.textContent.startsWith('How to communicate'))
      const likes = row.querySelector('th .kw-who__sub')?.textContent.match(/“(.*)”/)?.[1]
      return { href: link.href, name: link.textContent, called: likes ?? link.textContent.split(' ')[0], words: words?.textContent ?? '' }
    }))))
    next = await page.locator('.govuk-pagination__next a').getAttribute('href', { timeout: 500 }).catch(() => null)
    next = next && server.url(next)
  }
  return people
}
