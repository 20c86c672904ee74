import type { Stimulus } from '@petakom/contract'
import { useContext, useRef, useState } from 'react'
import { useSettings } from '../settings.tsx'
import { MediaMissing } from './media-missing.tsx'
import { MediaSourceContext, useMedia } from './media-source.ts'

/** Kept on the device, so that a reload gives no play back. */
function readPlays(key: string): number {
  try {
    return Number(localStorage.getItem(key) ?? 0)
  } catch {
    return 0
  }
}

/** A recording that is played a limited number of times, beside its words for who cannot hear it. */
export function AudioStimulus({ stimulus }: { stimulus: Extract<Stimulus, { kind: 'audio' }> }) {
  const { t } = useSettings()
  const { mediaId, transcript, mostPlays } = stimulus
  const { scope } = useContext(MediaSourceContext)
  const key = `petakom-played-${scope}-${mediaId}`
  const media = useMedia(mediaId)
  const [plays, setPlays] = useState(() => (scope === 'preview' ? 0 : readPlays(key)))
  const [isPlaying, setPlaying] = useState(false)
  const [time, setTime] = useState({ at: 0, of: 0 })
  const player = useRef<HTMLAudioElement>(null)
  const isUnderWay = time.at > 0 && time.at < time.of
  const left = mostPlays === null ? null : Math.max(0, mostPlays - plays)
  const count = () => {
    setPlays(plays + 1)
    try {
      if (scope !== 'preview') localStorage.setItem(key, String(plays + 1))
    } catch {
      // Without storage the count lasts as long as the page.
    }
  }
  const toggle = async () => {
    if (!player.current) return
    if (isPlaying) return player.current.pause()
    await player.current.play()
    // Going on after a pause is the same play.
    if (!isUnderWay) count()
  }
  const note = () => {
    const { currentTime = 0, duration = 0, ended } = player.current ?? {}
    setTime({ at: ended ? 0 : currentTime, of: Number.isFinite(duration) ? duration : 0 })
  }
  return (
    <section className="stimulus" aria-label={t('audio.title')}>
      {media.url ? (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: the words of the recording stand beside it. */}
          <audio
            ref={player}
            src={media.url}
            preload="auto"
            onPlay={() => setPlaying(true)}
            onPause={() => setPlaying(false)}
            onEnded={() => {
              setPlaying(false)
              note()
            }}
            onTimeUpdate={note}
            onLoadedMetadata={note}
          />
          <div className="item-actions">
            <button type="button" disabled={left === 0 && !isPlaying && !isUnderWay} onClick={() => void toggle()}>
              <span aria-hidden="true">{isPlaying ? '❚❚ ' : '▶ '}</span>
              {t(isPlaying ? 'audio.pause' : isUnderWay ? 'audio.resume' : 'audio.play')}
            </button>
            <span className="tabular audio-time">
              {t('audio.time', { at: minutes(time.at), of: minutes(time.of) })}
            </span>
          </div>
        </>
      ) : (
        <MediaMissing media={media} />
      )}
      <p className="hint" role="status">
        {left === null ? t('audio.played', { count: plays }) : t('audio.left', { count: left })}
      </p>
      <details className="stimulus-words">
        <summary>{t('audio.transcript')}</summary>
        <p>{transcript}</p>
      </details>
    </section>
  )
}

const minutes = (seconds: number) => `${Math.floor(seconds / 60)}.${String(Math.floor(seconds % 60)).padStart(2, '0')}`
