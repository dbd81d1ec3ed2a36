// Text that would be a program if we were careless, in every field where text
// can be typed (T19): it is shown as it was typed, and nothing of it ever runs.

import { session, signIn } from '../lib/browser.mjs'
import { quiet } from '../lib/page.mjs'
import { fault, none } from '../lib/report.mjs'

/** Each leaves a trace if it is taken for markup, and a dialog or a policy report if it runs. */
export const CORPUS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2) data-hostile>',
  "'><svg onload=alert(3) data-hostile>",
  '</textarea></title><script>alert(4)</script>',
  '<a href="javascript:alert(5)" data-hostile>go</a>',
  '<iframe srcdoc="<b data-hostile>6</b>"></iframe>',
  '{{7*7}}${7*7}<%=7*7%>&lt;b data-hostile&gt;',
]

/** The same in three texts that each fit a name. */
const TEXTS = [CORPUS.slice(0, 3), CORPUS.slice(3, 5), CORPUS.slice(5)].map((part) => part.join(' '))

/** For fields that take forty characters. */
const SHORT = '"><svg onload=alert(7) data-hostile>'

export async function hostileText(report, browser, server) {
  const visit = await session(browser, server.address)
  const { page } = visit
  await signIn(page, server, 'maureen')
  await page.goto(server.url('/without-key-worker'))
  const person = await page.locator('tbody th a').first().getAttribute('href')
  const at = (path) => page.goto(server.url(path))
  const unharmedAt = async (paths, words) => {
    for (const path of paths) {
      await at(path)
      await unharmed(visit, words)
    }
  }
  await report.story('hostile text about a person is only text', async () => {
    for (const [round, words] of TEXTS.entries()) {
      await at(`${person}/edit`)
      // Every field at once: some refuse it, and the form shows it again. Then those that take it.
      await send(visit, words, () => true)
      await unharmed(visit, words)
      await at(`${person}/edit`)
      await send(visit, `${words} ${round}`, (name) => !/-(day|month|year)$|nhs_number/.test(name))
      await unharmedAt([person, `${person}/history`, `${person}/contacts/new`, `/people?q=${encodeURIComponent(words)}`], words)
    }
    await unharmedAt([`${person}/key-workers`, `${person}/looked`, '/without-key-worker', '/audit', '/people'], '')
  }, page)
  await report.story('a hostile note of a contact is only text', async () => {
    const words = CORPUS.join('\n')
    await at(`${person}/contacts/new`)
    await send(visit, words, (name) => name === 'note')
    await unharmed(visit, CORPUS[0])
    await at(`${person}/contacts`)
    await page.getByRole('link', { name: /^Add to it/ }).first().click()
    await send(visit, `${words} changed`, (name) => name === 'note')
    await unharmed(visit, CORPUS[1])
    await page.getByRole('link', { name: /^Changed: see/ }).first().click()
    await unharmed(visit, CORPUS[2])
  }, page)
  await report.story('hostile text about staff is only text', async () => {
    await at('/staff')
    const member = await page.locator('tbody th a').first().getAttribute('href')
    for (const words of TEXTS) {
      await at(`${member}/edit`)
      await send(visit, words, () => true)
      await unharmed(visit, words)
      await at(`${member}/edit`)
      await send(visit, words, (name) => name === 'name' || name === 'job_title')
      await unharmedAt([member, '/staff', `/staff?q=${encodeURIComponent(words)}`], words)
    }
  }, page)
  await report.story('hostile words of a service are only text', async () => {
    await at('/settings')
    const service = await page.getByRole('link', { name: /^Change name and words/ }).first().getAttribute('href')
    for (const words of [...TEXTS, SHORT]) {
      await at(service)
      await send(visit, words, () => true)
      await unharmed(visit, words)
    }
    await unharmedAt([service, `${service}/history`, '/settings'], SHORT)
    // Whether these name the service depends on the day's made-up people.
    await unharmedAt(['/my-day', '/promises', '/staff', '/people', '/without-key-worker', person], '')
    for (const form of ['teams/new', 'stages/new']) {
      await at(`${service}/${form}`)
      await send(visit, CORPUS[1], (name) => name === 'name')
      await unharmed(visit, CORPUS[1])
    }
  }, page)
  await report.story('hostile text in a search is only text', async () => {
    for (const words of CORPUS) {
      const text = encodeURIComponent(words)
      await unharmedAt([`/people?q=${text}`, `/staff?q=${text}`, `${person}/contacts?text=${text}`], words)
      await unharmedAt([`/my-people?said=${text}&kept=${text}&recorded=${text}`, `/sign-in?name=${text}&then=${text}`], '')
    }
    await unharmedAt([`/audit?who=${encodeURIComponent(SHORT)}`], SHORT)
  }, page)
  await visit.close()
}

/** Types the words in every field of text that `takes` allows, and sends the form. */
async function send(visit, words, takes) {
  const form = visit.page.locator('main form[method=post]').first()
  for (const field of await form.locator('input[type=text], input[type=tel], input[type=email], textarea').all()) {
    if ((await field.isVisible()) && takes(await field.getAttribute('name'))) {
      await field.fill(words)
    }
  }
  const answered = visit.page.waitForNavigation()
  await form.locator('button[type=submit]').first().click()
  await answered
}

/** Nothing of it became markup or ran, and where `words` are given they are on the page as typed. */
export async function unharmed(visit, words) {
  const { page } = visit
  const made = await page.evaluate(() => {
    const odd = 'script:not([src]), iframe, object, [data-hostile], img[src="x"], [onload], [onerror], a[href^="javascript:" i]'
    return [...document.querySelectorAll(odd)].map((one) => one.outerHTML.slice(0, 120))
  })
  none(made, 'text became markup')
  const shown = await page.evaluate((text) => {
    const plain = (found) => found.replace(/\s+/g, ' ')
    const typed = [...document.querySelectorAll('input, textarea')].map((field) => field.value)
    return [document.body.textContent, ...typed].some((found) => plain(found).includes(plain(text)))
  }, words)
  if (!shown) {
    fault(`the text is not shown as it was typed: ${words}`)
  }
  quiet(visit)
}
