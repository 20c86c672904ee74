import { setMaxListeners } from 'node:events'

/** What the page's outbox asks of a browser's window: to hear of the line coming back. Nobody tells it here. */
const windowEvents = new EventTarget()
setMaxListeners(0, windowEvents)
Object.assign(globalThis, {
  addEventListener: windowEvents.addEventListener.bind(windowEvents),
  removeEventListener: windowEvents.removeEventListener.bind(windowEvents),
})
