import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import './simulation.css'
import { DeskContext } from './desk-context.ts'
import { DeskNav } from './desk-nav.tsx'
import type { DeskStore, Place } from './drafts.ts'
import { EndNotice } from './end-notice.tsx'
import { Finish } from './finish.tsx'
import { Inbox } from './inbox.tsx'
import { MessageView } from './message-view.tsx'
import { useSimText } from './messages/index.ts'
import type { Play } from './play.ts'
import { SidePane } from './side-pane.tsx'
import { StoryBar } from './story-bar.tsx'
import { useNewsWords } from './use-news-words.ts'
import { useSaid } from './use-said.ts'

interface PlayerProps {
  readonly play: Play
  readonly store: DeskStore
  /** Nothing may be done now: the page is read-only, paused, or handing in. */
  readonly isLocked: boolean
  readonly onHandIn: () => void
}

const TICK_MS = 500

/** A simulation as its participant plays it: inbox, message, and what lies on the desk. */
export function Player({ play, store, isLocked, onHandIn }: PlayerProps) {
  useSyncExternalStore(play.subscribe, play.view)
  const { place } = useSyncExternalStore(store.subscribe, store.view)
  const { said, say } = useSaid()
  const t = useSimText()
  const focusNext = useRef<string | null>(null)
  const { state } = play.view()
  const isShut = isLocked || state.ended

  useEffect(() => {
    const timer = setInterval(play.tick, TICK_MS)
    return () => clearInterval(timer)
  }, [play])

  // Only where the person went; what comes by itself never takes the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the place changes
  useLayoutEffect(() => {
    if (focusNext.current) document.getElementById(focusNext.current)?.focus()
    focusNext.current = null
  }, [place])

  useNewsWords(play, say)
  const wasEnded = useRef(state.ended)
  useEffect(() => {
    if (state.ended && !wasEnded.current) say(`${t('end.title')}. ${t('end.text')}`)
    wasEnded.current = state.ended
  }, [state.ended, say, t])

  const go = useCallback(
    (change: Partial<Place>, focus: string) => {
      focusNext.current = focus
      store.go(change)
    },
    [store],
  )
  const open = useCallback(
    (about: string) => {
      // The same thing opened twice in a row is one reading.
      const last = play.view().state.acts.at(-1)?.act
      if (!isShut && !(last?.kind === 'open' && last.about === about)) play.act({ kind: 'open', about })
    },
    [play, isShut],
  )
  const desk = useMemo(
    () => ({
      ...{ play, store, isLocked: isShut, go, say },
      openMessage(id: string) {
        open(id)
        go({ at: 'inbox', message: id, form: null }, 'sim-message')
      },
      openDocument(id: string) {
        open(id)
        go({ at: 'documents', side: 'documents', document: id }, 'sim-side')
      },
    }),
    [play, store, isShut, go, open, say],
  )

  return (
    <DeskContext value={desk}>
      <div className="sim item-text">
        <StoryBar />
        <p role="status" className="visually-hidden">
          {said}
        </p>
        {place.at !== 'finish' && <EndNotice />}
        <DeskNav />
        {place.at === 'finish' ? (
          <Finish isLocked={isLocked} onHandIn={onHandIn} />
        ) : (
          <div
            className="sim-desk"
            data-at={place.at === 'inbox' ? 'inbox' : 'side'}
            data-open={place.message !== null}
          >
            <Inbox />
            <MessageView key={place.message} />
            <SidePane />
          </div>
        )}
      </div>
    </DeskContext>
  )
}
