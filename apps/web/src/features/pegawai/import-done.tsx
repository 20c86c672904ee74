import { Button, Group } from '@mantine/core'
import type { applyImport, ResponseOf } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/notice.tsx'

export function ImportDone({ counts, onAgain }: { counts: ResponseOf<typeof applyImport>; onAgain: () => void }) {
  const { t } = useTranslation()
  const { new: fresh, changed, unchanged, refused } = counts
  return (
    <>
      <Notice tone="success" live title={t('pegawai:import.done')}>
        {t('pegawai:import.doneText', { fresh, changed, unchanged, refused })}
      </Notice>
      <Group my="lg">
        <Button component="a" href="/pegawai">
          {t('pegawai:import.toList')}
        </Button>
        <Button variant="default" onClick={onAgain}>
          {t('pegawai:import.again')}
        </Button>
      </Group>
    </>
  )
}
