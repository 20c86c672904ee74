import { useDesk } from './desk-context.ts'
import { useSimText } from './messages/index.ts'

/** The story is over while there is still time: all can be read, nothing done. */
export function EndNotice() {
  const { play, go } = useDesk()
  const t = useSimText()
  if (!play.view().state.ended) return null
  return (
    <div className="sim-end" role="status">
      <p>
        <strong>{t('end.title')}.</strong> {t('end.text')}
      </p>
      <button type="button" onClick={() => go({ at: 'finish' }, 'sim-finish')}>
        {t('finish.title')}
      </button>
    </div>
  )
}
