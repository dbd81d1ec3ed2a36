// States that no link leads to: two people change the same thing, a record is
// restricted, a contact is put right or taken back, a name is long or written
// from right to left, a list is empty.

import { press, session, signIn } from '../lib/browser.mjs'
import { fault } from '../lib/report.mjs'
import { good } from './doors.mjs'
import { says } from './no-script.mjs'
import { everyone } from './two-taps.mjs'

export async function states(report, browser, server) {
  const visit = await session(browser, server.address)
  const { page } = visit
  await signIn(page, server, 'maureen')
  const people = await everyone(page, server)
  const [{ href: person }, other] = people
  await report.story('long names, and names from right to left', async () => {
    const longest = people.reduce((one, two) => (two.name.length > one.name.length ? two : one))
    const rightToLeft = people.find(({ name }) => /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(name)) ?? fault('nobody is named from right to left')
    for (const { href } of [longest, rightToLeft]) {
      for (const part of ['', '/contacts', '/contacts/new', '/key-workers', '/edit']) {
        await page.goto(href + part)
        await good(visit)
      }
    }
  }, page)
  await report.story('two people change the same record', async () => {
    const second = await session(browser, server.address)
    await signIn(second.page, server, 'maureen')
    await page.goto(`${person}/edit`)
    await second.page.goto(`${person}/edit`)
    await second.page.getByLabel('Pronouns').fill('first')
    await press(second.page, 'Save changes')
    await second.close()
    await page.getByLabel('Pronouns').fill('second')
    await press(page, 'Save changes')
    await says(page, /changed this on/)
    if ((await page.getByLabel('Pronouns').inputValue()) !== 'second') {
      fault('what was typed second is gone')
    }
    await good(visit)
    await press(page, 'Save changes')
    await page.goto(`${person}/history`)
    await good(visit)
  }, page)
  await report.story('a contact put right, then taken back', async () => {
    await page.goto(`${person}/contacts/new`)
    await page.getByLabel('What happened?').fill('One word')
    await press(page, 'Save contact')
    await good(visit)
    await page.getByRole('link', { name: 'Add details or change this' }).click()
    await page.getByLabel('What happened?').fill('Another word')
    await press(page, 'Save details')
    await page.getByRole('link', { name: /^Changed: see/ }).first().click()
    await says(page, 'One word')
    await good(visit)
    await page.goBack()
    await page.getByRole('link', { name: /^Add to it/ }).first().click()
    await page.getByLabel('Take it back').check()
    await press(page, 'Save details')
    await says(page, 'Taken back')
    await good(visit)
  }, page)
  await report.story('a restricted record, and an opened secret address', async () => {
    await page.goto(`${other.href}/restrict`)
    await page.getByLabel('Why?').fill('A worry that is being looked into')
    await press(page, 'Restrict this record')
    await says(page, 'Only named staff can see this record')
    await good(visit)
    await page.goto(`${other.href}/restrict`)
    await good(visit)
    await page.goto(`${other.href}/address`)
    await page.getByLabel('To check that it is right').check()
    await press(page, 'Show the address')
    await good(visit)
  }, page)
  await report.story('searches that find nobody', async () => {
    for (const path of ['/people?q=zzzz', '/staff?q=zzzz', '/audit?who=zzzz', '/staff?show=left', `${new URL(person).pathname}/contacts?text=zzzz`]) {
      await page.goto(server.url(path))
      await good(visit)
    }
  }, page)
  await visit.close()
}
