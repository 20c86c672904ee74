import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'

/** Nothing is shown: the search finds nothing, or the address names a page beyond the last. */
export function NothingFound({ page, onFirst }: { page: number; onFirst: () => void }) {
  const { t } = useTranslation()
  if (page === 1) return <EmptyState title={t('list:none')}>{t('list:noneHint')}</EmptyState>
  return (
    <EmptyState
      title={t('list:pastEnd', { page })}
      action={
        <Button variant="default" mt="md" onClick={onFirst}>
          {t('list:toFirst')}
        </Button>
      }
    />
  )
}
