const WAIT_FOR_REPLY_MS = 400

/**
 * Lets one tab of this browser write in an attempt or a workspace; resolves false in the others. The tab keeps it until it closes.
 * Web Locks exist only over https and on localhost; elsewhere the tabs ask one another.
 */
export function holdTab(place: string): Promise<boolean> {
  const name = `petakom-${place}`
  return 'locks' in navigator ? holdByLock(name) : holdByAsking(name)
}

function holdByLock(name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null)
        return lock ? new Promise<void>(() => {}) : undefined
      })
      .catch(reject)
  })
}

function holdByAsking(name: string): Promise<boolean> {
  const channel = new BroadcastChannel(name)
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      channel.onmessage = ({ data }) => data === 'anyone?' && channel.postMessage('here')
      resolve(true)
    }, WAIT_FOR_REPLY_MS)
    channel.onmessage = ({ data }) => {
      if (data !== 'here') return
      clearTimeout(timer)
      channel.close()
      resolve(false)
    }
    channel.postMessage('anyone?')
  })
}
