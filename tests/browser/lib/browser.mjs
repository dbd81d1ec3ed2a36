// The browser, and sessions in it that watch what goes wrong beside the page:
// errors on the console, broken rules of the content policy, requests to
// elsewhere, dialogs, answers that are faults of the server.

import { chromium } from 'playwright-core'

const QUIET = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
]

export const PHONE = { width: 320, height: 568 }
export const DESK = { width: 1280, height: 800 }

export function launch(extra = []) {
  // Chromium will not run as root inside its own sandbox.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: [...QUIET, ...sandbox, ...extra] })
}

/** A session of its own, with `faults` that fill by themselves. */
export async function session(browser, home, options = {}) {
  const context = await browser.newContext({ viewport: DESK, ...options })
  context.setDefaultTimeout(10_000)
  const faults = []
  // The browser tells of a broken policy only inside the page, so the page passes it on.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`content policy: ${event.effectiveDirective} stopped ${event.blockedURI}`)
    })
  })
  context.on('console', (message) => {
    // A refused form is an answer with status 422, which the browser calls an error.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) {
      faults.push(`console: ${message.text()}`)
    }
  })
  context.on('weberror', (error) => faults.push(`script: ${error.error()}`))
  context.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    dialog.dismiss().catch(() => {})
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^http/.test(url.protocol) && url.origin !== home) {
      faults.push(`request to elsewhere: ${url.href}`)
    }
  })
  context.on('response', (response) => {
    const page = response.request().isNavigationRequest()
    if (response.status() >= 500 || (response.status() >= 400 && !page)) {
      faults.push(`answer ${response.status()}: ${response.url()}`)
    }
  })
  const page = await context.newPage()
  return { context, page, faults, close: () => context.close() }
}

/** Signs in and lands on the user's first page. */
export async function signIn(page, server, name) {
  if (!page.url().startsWith(server.url('/sign-in'))) {
    await page.goto(server.url('/sign-in'))
  }
  await page.getByLabel('Sign-in name').fill(name)
  await page.getByLabel('Password').fill(server.password)
  await press(page, 'Sign in')
}

/** Opens a page. Where the address gives a file instead, there is no page to look at: null. */
export function open(page, address) {
  return page.goto(address).catch((error) => {
    if (/Download is starting/.test(error.message)) {
      return null
    }
    throw error
  })
}

/** Presses a button and waits for the page that it leads to. */
export async function press(page, name) {
  const answered = page.waitForEvent('framenavigated')
  await page.getByRole('button', { name, exact: true }).first().click()
  await answered
  await page.waitForLoadState('load')
}

/** Runs `work` on every item, as many at a time as there is room for. */
export async function together(items, work, width = 2) {
  const waiting = [...items]
  const hands = Array.from({ length: width }, async () => {
    while (waiting.length > 0) {
      await work(waiting.shift())
    }
  })
  // All hands come to rest before anything is taken away from under them.
  const broken = (await Promise.allSettled(hands)).find(({ status }) => status === 'rejected')
  if (broken) {
    throw broken.reason
  }
}
