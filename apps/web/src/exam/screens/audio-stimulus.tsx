import type { Stimulus } from '@petakom/contract'
import { useRef, useState } from 'react'
import { mediaUrl } from '../exam-api.ts'
import { useSettings } from '../settings.tsx'

const keyOf = (mediaId: string) => `petakom-played-${mediaId}`

/** Kept on the device, so that a reload gives no play back. */
function readPlays(mediaId: string): number {
  try {
    return Number(localStorage.getItem(keyOf(mediaId)) ?? 0)
  } catch {
    return 0
  }
}

/** A recording that is played a limited number of times, beside its words for who cannot hear it. */
export function AudioStimulus({ stimulus }: { stimulus: Extract<Stimulus, { kind: 'audio' }> }) {
  const { t } = useSettings()
  const { mediaId, transcript, mostPlays } = stimulus
  const [plays, setPlays] = useState(() => readPlays(mediaId))
  const [isPlaying, setPlaying] = useState(false)
  const [isTranscript, setTranscript] = useState(false)
  const player = useRef<HTMLAudioElement>(null)
  const play = async () => {
    await player.current?.play()
    setPlays(plays + 1)
    try {
      localStorage.setItem(keyOf(mediaId), String(plays + 1))
    } catch {
      // Without storage the count lasts as long as the page.
    }
  }
  const left = mostPlays === null ? null : Math.max(0, mostPlays - plays)
  return (
    <section className="stimulus" aria-label={t('audio.title')}>
      {/* biome-ignore lint/a11y/useMediaCaption: the words of the recording stand beside it. */}
      <audio
        ref={player}
        src={mediaUrl(mediaId)}
        preload="auto"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
      />
      <div className="item-actions">
        <button type="button" disabled={isPlaying || left === 0} onClick={() => void play()}>
          <span aria-hidden="true">▶ </span>
          {t('audio.play')}
        </button>
        <button type="button" aria-expanded={isTranscript} onClick={() => setTranscript(!isTranscript)}>
          {t('audio.transcript')}
        </button>
      </div>
      <p className="hint" role="status">
        {left === null ? t('audio.played', { count: plays }) : t('audio.left', { count: left })}
      </p>
      {isTranscript && <p>{transcript}</p>}
    </section>
  )
}
