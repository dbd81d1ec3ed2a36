// Every form, sent empty: it comes back with a summary that has the focus and
// leads to each field, and the page in this state is as accessible as any.

import { accessible } from '../lib/axe.mjs'
import { PHONE, open, session, signIn, together } from '../lib/browser.mjs'
import { fits, quiet, wellMade } from '../lib/page.mjs'
import { fault, none } from '../lib/report.mjs'
import { pattern } from './every-page.mjs'

const FORM = 'main form[method=post]:not(.kw-inline-form)'

/** Signing in has a check of its own; a sign-in must not be suspended by us. */
const ELSEWHERE = /^\/(sign-in|switch-user|staff\/\*\/sign-in)/

/** Where no answer at all is an answer: managers, a reason for nobody, who leads, who does what. */
const MAY_BE_EMPTY = /^\/(staff\/\*\/managers|people\/\*\/services\/\*|people\/\*\/key-workers|people\/\*\/lead|people\/\*\/responsibilities\/in\/\*)$/

export async function errors(report, browser, server) {
  const done = new Set()
  await together(['maureen', 'beth', 'mina'], async (name) => {
    const visit = await session(browser, server.address, { viewport: PHONE })
    await signIn(visit.page, server, name)
    for (const address of await forms(visit.page, server)) {
      if (!done.has(pattern(address))) {
        done.add(pattern(address))
        await report.check(`empty form ${pattern(address)}`, () => sendEmpty(visit, address), visit.page)
      }
    }
    await visit.close()
  })
  await report.story(`${done.size} forms sent empty`, () => {
    if (done.size < 22) {
      fault(`too few forms were found: ${[...done].join(' ')}`)
    }
  })
}

/** The addresses of all forms that the user reaches by links. */
async function forms(page, server) {
  const waiting = [page.url(), server.url('/more')]
  const [seen, found] = [new Set(), []]
  while (waiting.length > 0) {
    const address = waiting.shift()
    const kind = pattern(address)
    if (seen.has(kind) || ELSEWHERE.test(kind)) {
      continue
    }
    seen.add(kind)
    const answer = await open(page, address)
    if (answer?.ok() && (await page.$(FORM))) {
      found.push(address)
    }
    const links = await page.$$eval('a[href]', (all) => all.map((one) => one.href))
    waiting.push(...links.filter((href) => href.startsWith(server.address) && !/[#?]|\/invitation\//.test(href)))
  }
  return found
}

async function sendEmpty(visit, address) {
  const { page } = visit
  await page.goto(address)
  await page.$eval(FORM, (form) => {
    for (const field of form.elements) {
      if (field.type === 'radio' || field.type === 'checkbox') {
        field.checked = false
      } else if (field.tagName === 'SELECT') {
        field.selectedIndex = 0
      } else if (field.type !== 'hidden' && field.type !== 'submit') {
        field.value = ''
      }
    }
  })
  const answered = page.waitForNavigation()
  await page.locator(FORM).first().locator('button[type=submit]').first().click()
  const answer = await answered
  if (MAY_BE_EMPTY.test(pattern(address)) && answer.ok()) {
    return
  }
  if (answer.status() !== 422 && answer.status() !== 409) {
    fault(`the answer to an empty form is ${answer.status()}`)
  }
  await toldWell(page)
  await fits(page)
  await accessible(page)
  await wellMade(page)
  quiet(visit)
}

/** The summary has the focus, and each of its links leads to a field that names it as wrong. */
export async function toldWell(page) {
  const faults = await page.evaluate(() => {
    const summary = document.querySelector('.govuk-error-summary')
    if (!summary) {
      return ['there is no summary of what is wrong']
    }
    const links = [...summary.querySelectorAll('a')]
    const lost = links.filter((link) => !document.getElementById(link.hash.slice(1)))
    const said = links.map((link) => link.textContent)
    const bare = links.filter((link) => !document.getElementById(`${link.hash.slice(1)}-error`))
    return [
      ...(document.activeElement === summary ? [] : ['the summary does not have the focus']),
      ...(document.title.startsWith('Error: ') ? [] : ['the title does not say that something is wrong']),
      ...(links.length > 0 ? [] : ['the summary has no links']),
      ...lost.map((link) => `"${link.textContent}" leads nowhere`),
      ...bare.map((link) => `"${link.textContent}" does not stand at its field`),
      ...said.filter((words, place) => said.indexOf(words) !== place).map((words) => `"${words}" is said twice`),
    ]
  })
  none(faults, 'what is wrong is not told well')
}
