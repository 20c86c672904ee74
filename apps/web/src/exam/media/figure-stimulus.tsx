import type { Stimulus } from '@petakom/contract'
import { useState } from 'react'
import { useSettings } from '../settings.tsx'
import { MediaMissing } from './media-missing.tsx'
import { useMedia } from './media-source.ts'

/** A picture that can be seen in its full size, with its words for who does not see it. */
export function FigureStimulus({ stimulus }: { stimulus: Extract<Stimulus, { kind: 'figure' }> }) {
  const { t } = useSettings()
  const { mediaId, alt, caption } = stimulus
  const media = useMedia(mediaId)
  const [isLarge, setLarge] = useState(false)
  return (
    <figure className="stimulus">
      {media.url ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by the keyboard.
        <section
          className="figure-frame"
          tabIndex={isLarge ? 0 : undefined}
          aria-label={isLarge ? t('figure.frame') : undefined}
        >
          <img src={media.url} alt={alt} className={isLarge ? 'figure-large' : undefined} />
        </section>
      ) : (
        <MediaMissing media={media} />
      )}
      {caption && <figcaption>{caption}</figcaption>}
      <div className="item-actions">
        {media.url && (
          <button type="button" aria-pressed={isLarge} onClick={() => setLarge(!isLarge)}>
            {t('figure.large')}
          </button>
        )}
      </div>
      <details className="stimulus-words">
        <summary>{t('figure.words')}</summary>
        <p>{alt}</p>
      </details>
    </figure>
  )
}
