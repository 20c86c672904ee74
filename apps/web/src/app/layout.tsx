import type { Session } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FirstRunPage } from '../features/identity/first-run-page.tsx'
import { IdleWatch } from '../features/identity/idle-watch.tsx'
import { LockScreen } from '../features/identity/lock-screen.tsx'
import { firstRunQuery, startupQuery } from '../features/identity/queries.ts'
import { SignInPage } from '../features/identity/sign-in-page.tsx'
import { StartupBanner } from '../features/identity/startup-banner.tsx'
import { StartupPage } from '../features/identity/startup-page.tsx'
import { sessionQuery } from '../lib/session.ts'
import { useIsLocked } from '../lib/session-lock.ts'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { Loading } from '../ui/loading.tsx'
import { Header } from './header.tsx'
import classes from './layout.module.css'
import { Navigation } from './navigation.tsx'

/**
 * Open to everybody: whoever holds a printed report may ask whether it is genuine, whoever holds an activation code may
 * make an account, the hall's screen shows the public board, and anybody may read the guides.
 */
const OPEN_PATHS = /^\/(verifikasi|aktivasi|bantuan|papan)(\/|$)/

/** Seen by a whole hall: no menu, and no name of whoever is signed in on that computer. */
const BARE_PATHS = /^\/papan\//

export function Layout() {
  const { pathname } = useLocation()
  const isLocked = useIsLocked()
  if (BARE_PATHS.test(pathname)) return <BareLayout />
  return isLocked && !OPEN_PATHS.test(pathname) ? <LockedLayout /> : <OpenLayout />
}

const BareLayout = () => (
  <main id="isi" className={classes.main} tabIndex={-1}>
    <Outlet />
  </main>
)

/** Nothing of the page behind remains: no content, no navigation, no name. */
function LockedLayout() {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = t('common:app.name')
  }, [t])
  return (
    <>
      <Header session={null} isMenuOpen={false} onMenu={() => {}} />
      <main id="isi" className={classes.main} tabIndex={-1}>
        <LockScreen />
      </main>
    </>
  )
}

function OpenLayout() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const session = useQuery(sessionQuery)
  const firstRun = useQuery({ ...firstRunQuery, enabled: session.data === null })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setMenuOpen(false), [pathname])
  const isOpenPath = OPEN_PATHS.test(pathname)
  return (
    <>
      <a className="skip-link" href="#isi">
        {t('common:app.skip')}
      </a>
      <Header session={session.data ?? null} isMenuOpen={isMenuOpen} onMenu={() => setMenuOpen(!isMenuOpen)} />
      {session.data ? <StartupBanner /> : null}
      <div className={session.data ? classes.body : undefined}>
        {session.data ? <Navigation session={session.data} isOpen={isMenuOpen} /> : null}
        <main id="isi" className={classes.main} tabIndex={-1}>
          {session.isPending ? <Loading /> : null}
          {session.isError ? <ErrorNotice error={session.error} onRetry={session.refetch} /> : null}
          {session.data || isOpenPath ? <Outlet /> : null}
          {session.data === null && !isOpenPath ? <Entrance isFirstRun={firstRun.data?.needed} /> : null}
        </main>
      </div>
      {session.data && !isParticipant(session.data) ? <IdleWatch /> : null}
    </>
  )
}

/** A participant has no password to open a lock with, and no lock falls during a test. */
const isParticipant = ({ actor }: Session) => actor.roles.every((role) => role === 'peserta')

function Entrance({ isFirstRun }: { isFirstRun: boolean | undefined }) {
  const startup = useQuery(startupQuery)
  const [isImpatient, setImpatient] = useState(false)
  if (isFirstRun === undefined || startup.isPending) return <Loading />
  const isLoading = startup.data?.state === 'demo' || startup.data?.state === 'failed'
  if (startup.data && isLoading && !isImpatient) {
    return <StartupPage startup={startup.data} onEnter={() => setImpatient(true)} />
  }
  return isFirstRun ? <FirstRunPage /> : <SignInPage />
}
