import { useSettings } from '../settings.tsx'
import type { MediaState } from './media-source.ts'

export function MediaMissing({ media }: { media: MediaState }) {
  const { t } = useSettings()
  return (
    <div role="status">
      <p className={media.hasFailed ? 'problem' : 'hint'}>{t(media.hasFailed ? 'media.failed' : 'media.loading')}</p>
      {media.hasFailed && (
        <button type="button" onClick={media.retry}>
          {t('media.retry')}
        </button>
      )}
    </div>
  )
}
