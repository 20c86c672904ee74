import { useState } from 'react'
import { ConnectionError } from '../lib/api-error.ts'
import { ErrorNotice } from '../ui/error-notice.tsx'

/** How browsers say that a page's own script could not be fetched: the server is away, or has a newer build. */
const NOT_FETCHED = /dynamically imported module|importing a module script failed/i

/** Stands in the place of a page that broke; header and menu stay. */
export function PageError({ error }: { error: unknown }) {
  const [tries, setTries] = useState(0)
  const shown = error instanceof Error && NOT_FETCHED.test(error.message) ? new ConnectionError() : error
  // A browser never asks again for a script that it missed, and a reload without a server would lose the whole page.
  async function retry() {
    const isBack = await fetch(window.location.href, { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isBack) window.location.reload()
    else setTries(tries + 1)
  }
  return <ErrorNotice key={tries} error={shown} onRetry={retry} />
}
