import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { ServerClock } from '../../lib/server-clock.ts'
import type { Bench } from '../bench/bench.ts'
import { useText } from '../messages/index.ts'
import type { Store } from '../store/store.ts'
import { Page } from './page.tsx'
import { SaveLine } from './save-line.tsx'
import { Schedule } from './schedule.tsx'
import { SignInForm } from './sign-in.tsx'
import { SittingScreen } from './sitting-screen.tsx'
import { useHash } from './use-hash.ts'

const REFRESH_MS = 60_000

interface WorkbenchProps {
  readonly bench: Bench
  readonly store: Store
  readonly clock: ServerClock
  onLeave(): void
  /** Somebody else signed in. */
  onOther(): void
}

export function Workbench({ bench, store, clock, onLeave, onOther }: WorkbenchProps) {
  const { t } = useText()
  const view = useSyncExternalStore(bench.subscribe, bench.view)
  const { sitting: id, step } = useHash()
  const sitting = view.workspace.sittings.find((one) => one.id === id)
  const [isLeaving, setLeaving] = useState(false)
  const watches = sitting?.task === 'assessor' ? sitting.id : undefined

  useEffect(() => {
    const ask = () => document.visibilityState === 'visible' && void bench.refresh(watches)
    ask()
    const timer = setInterval(ask, REFRESH_MS)
    return () => clearInterval(timer)
  }, [bench, watches])

  const { instansi, assessor } = view.workspace
  const unsent = bench.unsent()
  return (
    <Page
      instansi={instansi}
      tools={
        <>
          <span className="as-who">{assessor.name}</span>
          <SaveLine save={view.save} unsent={unsent} />
        </>
      }
    >
      {view.save === 'signed-out' ? (
        <SignedOut onSignedIn={(accountId) => (accountId === bench.account ? bench.signedInAgain() : onOther())} />
      ) : null}
      {sitting ? (
        <SittingScreen key={sitting.id} {...{ bench, store, clock, view, sitting, step }} />
      ) : (
        <Schedule {...{ bench, view, clock }} onLeave={() => (unsent > 0 ? setLeaving(true) : onLeave())} />
      )}
      {isLeaving ? (
        <LeaveDialog onStay={() => setLeaving(false)} onLeave={onLeave} text={t('leave.text', { unsent })} />
      ) : null}
    </Page>
  )
}

function SignedOut({ onSignedIn }: { onSignedIn: (accountId: string) => void }) {
  const { t } = useText()
  return (
    <details className="notice notice-warning as-signed-out" open>
      <summary>{t('signIn.again')}</summary>
      <SignInForm onSignedIn={onSignedIn} />
    </details>
  )
}

interface LeaveDialogProps {
  readonly text: string
  onStay(): void
  onLeave(): void
}

function LeaveDialog({ text, onStay, onLeave }: LeaveDialogProps) {
  const { t } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} onClose={onStay} aria-labelledby="leave-title">
      <h2 id="leave-title">{t('leave.title')}</h2>
      <p>{text}</p>
      <p className="item-actions">
        <button type="button" onClick={onStay}>
          {t('leave.stay')}
        </button>
        <button type="button" className="primary" onClick={onLeave}>
          {t('leave.go')}
        </button>
      </p>
    </dialog>
  )
}
