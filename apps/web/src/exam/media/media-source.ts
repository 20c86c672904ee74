import { createContext, useContext, useEffect, useState } from 'react'

/** Where a page has its pictures and sounds from. */
export interface MediaSource {
  /** Names the sitting, so that plays are counted for it alone. */
  readonly scope: string
  /** An address that an element can show; rejects when there is none to be had now. */
  url(mediaId: string): Promise<string>
}

const office: MediaSource = { scope: 'preview', url: async (mediaId) => `/api/media/${mediaId}` }
export const MediaSourceContext = createContext<MediaSource>(office)

export interface MediaState {
  readonly url: string | null
  readonly hasFailed: boolean
  retry(): void
}

export function useMedia(mediaId: string): MediaState {
  const source = useContext(MediaSourceContext)
  const [tries, setTries] = useState(0)
  const [state, setState] = useState<{ url: string | null; hasFailed: boolean }>({ url: null, hasFailed: false })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    let isGone = false
    setState({ url: null, hasFailed: false })
    source.url(mediaId).then(
      (url) => isGone || setState({ url, hasFailed: false }),
      () => isGone || setState({ url: null, hasFailed: true }),
    )
    const again = () => setTries((count) => count + 1)
    addEventListener('online', again, { once: true })
    return () => {
      isGone = true
      removeEventListener('online', again)
    }
  }, [source, mediaId, tries])
  return { ...state, retry: () => setTries(tries + 1) }
}
