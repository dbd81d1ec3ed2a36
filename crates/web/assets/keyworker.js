// Comfort only. Every page and every form works with scripting switched off,
// so nothing here may be the only way to do a thing.

import { initAll, isSupported } from './govuk-frontend.js'

// The govuk components look for these two classes before they start. Their page
// template sets them with a script inside the page; our security policy allows
// no script inside the page, so they are set here instead. A browser that runs
// this file understands modules, which is what the second class stands for.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

if (isSupported()) {
  initAll()
}

// A second tap on "Save" while the first is on its way must not send the form
// twice. The server also checks a key in each form, so this only saves a wait.
// The button is not disabled: a disabled button loses focus and is hard to read.
const WAIT_BEFORE_SECOND_TRY = 8000
const sent = new WeakMap()

document.addEventListener('submit', (event) => {
  const form = event.target
  if (event.defaultPrevented || form.getAttribute('method')?.toLowerCase() !== 'post') {
    return
  }
  const last = sent.get(form)
  if (last !== undefined && Date.now() - last < WAIT_BEFORE_SECOND_TRY) {
    event.preventDefault()
    return
  }
  sent.set(form, Date.now())
})

// Coming back with the Back button can show the page as it was left. The form
// must be ready to send again.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) {
    for (const form of document.forms) {
      sent.delete(form)
    }
  }
})
