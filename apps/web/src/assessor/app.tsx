import type { ObservationWorkspaceReply } from '@petakom/contract'
import { useCallback, useEffect, useState } from 'react'
import { Notice } from '../exam/screens/frame.tsx'
import type { ServerClock } from '../lib/server-clock.ts'
import { holdTab } from '../lib/tab-lock.ts'
import { assessorApi, Refusal, Unreachable } from './assessor-api.ts'
import { type Bench, createBench } from './bench/bench.ts'
import { useText } from './messages/index.ts'
import { Page } from './screens/page.tsx'
import { SignIn } from './screens/sign-in.tsx'
import { Workbench } from './screens/workbench.tsx'
import type { Store } from './store/store.ts'

type Place =
  | { readonly at: 'loading' | 'other-tab' | 'sign-in' | 'offline' | 'no-assessor' }
  | { readonly at: 'bench'; readonly bench: Bench }

let tab: Promise<boolean> | undefined

export function App({ store, clock }: { store: Store; clock: ServerClock }) {
  const { t } = useText()
  const [place, setPlace] = useState<Place>({ at: 'loading' })

  const open = useCallback(
    async (workspace: ObservationWorkspaceReply) => {
      const account = workspace.assessor.id
      const [device, entries, words] = await Promise.all([store.device(), store.entries(account), store.words(account)])
      setPlace({
        at: 'bench',
        bench: createBench({ api: assessorApi, store, clock, device, workspace, entries, words }),
      })
    },
    [store, clock],
  )

  const arrive = useCallback(async () => {
    tab ??= holdTab('asesor')
    if (!(await tab)) return setPlace({ at: 'other-tab' })
    try {
      const workspace = await assessorApi.workspace()
      clock.sync(workspace.now)
      await store.keepWorkspace(workspace)
      await store.keepAccount(workspace.assessor.id)
      return await open(workspace)
    } catch (error) {
      if (error instanceof Refusal) return setPlace({ at: error.status === 403 ? 'no-assessor' : 'sign-in' })
      if (!(error instanceof Unreachable)) throw error
    }
    const account = await store.account()
    const kept = account ? await store.workspace(account) : undefined
    if (kept) await open(kept)
    else setPlace({ at: 'offline' })
  }, [store, clock, open])

  useEffect(() => {
    void arrive()
  }, [arrive])
  useEffect(() => (place.at === 'bench' ? place.bench.stop : undefined), [place])

  async function leave() {
    await store.keepAccount(null)
    await assessorApi.signOut().catch(() => {})
    location.hash = ''
    setPlace({ at: 'sign-in' })
  }

  if (place.at === 'bench') {
    return (
      <Workbench key={place.bench.account} {...{ bench: place.bench, store, clock }} onLeave={leave} onOther={arrive} />
    )
  }
  if (place.at === 'sign-in') return <SignIn onSignedIn={arrive} />
  return (
    <Page>
      {place.at === 'loading' ? <p role="status">{t('app.loading')}</p> : null}
      {place.at === 'other-tab' ? <Notice tone="warning">{t('app.otherTab')}</Notice> : null}
      {place.at === 'no-assessor' ? <Notice tone="warning">{t('app.noAssessor')}</Notice> : null}
      {place.at === 'offline' ? <Notice tone="warning">{t('app.offline')}</Notice> : null}
      {place.at === 'offline' || place.at === 'other-tab' ? (
        <button type="button" onClick={() => location.reload()}>
          {t('app.retry')}
        </button>
      ) : null}
      {place.at === 'no-assessor' ? (
        <button type="button" onClick={leave}>
          {t('app.leave')}
        </button>
      ) : null}
    </Page>
  )
}
