// A file of people: sent with a line to mend, sent again, brought in, taken back.
// Every step is looked at.

import { press, session, signIn } from '../lib/browser.mjs'
import { fault } from '../lib/report.mjs'
import { good } from './doors.mjs'
import { toldWell } from './errors.mjs'
import { says } from './no-script.mjs'

const HEAD = 'Local number,Full name,Date of birth,How to communicate'
const GOOD = ['B-1,Amara Osei,3/2/1990,"Easy read, with pictures"', 'B-2,نور الهاشمي,14/11/2001,Arabic']
const BAD = 'B-3,Carys Vaughan,31/31/1999,Ask twice'

export async function imports(report, browser, server) {
  const visit = await session(browser, server.address)
  const { page } = visit
  await signIn(page, server, 'maureen')
  const send = async (lines) => {
    await page.goto(server.url('/imports/new?kind=people'))
    await page.getByLabel('Elm House', { exact: true }).check()
    const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from([HEAD, ...lines].join('\n')) }
    await page.getByLabel('Your file').setInputFiles(file)
    await press(page, 'Send this file')
  }
  await report.story('a file with a line to mend brings nothing in', async () => {
    await page.goto(server.url('/imports/new?kind=people'))
    await press(page, 'Send this file')
    await toldWell(page)
    await good(visit)
    await send([...GOOD, BAD])
    await good(visit)
    await press(page, 'Check the lines')
    await says(page, 'Some lines must be mended first')
    await says(page, '31/31/1999')
    await good(visit)
  }, page)
  await report.story('a good file is shown, brought in, and taken back', async () => {
    await send(GOOD)
    await press(page, 'Check the lines')
    await says(page, 'Amara Osei')
    await good(visit)
    await page.locator('main form button[type=submit]').last().click()
    await page.waitForURL('**/result')
    await good(visit)
    await page.goto(server.url('/people?q=amara'))
    await says(page, 'Amara Osei')
    await page.goto(server.url('/imports'))
    await good(visit)
    await page.locator('tbody th a').first().click()
    await press(page, 'Undo this import')
    await good(visit)
    await page.goto(server.url('/people?q=amara'))
    if ((await page.locator('main').innerText()).includes('Amara Osei')) {
      fault('an import that was taken back is still there')
    }
  }, page)
  await visit.close()
}
