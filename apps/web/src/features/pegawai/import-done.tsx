import { Button, Group } from '@mantine/core'
import type { ImportCounts, ImportKind } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'

export function ImportDone(props: { kind: ImportKind; counts: ImportCounts; onAgain: () => void }) {
  const { t } = useTranslation()
  const { new: fresh, changed, unchanged, refused } = props.counts
  const counts = { fresh, changed, unchanged, refused }
  return (
    <>
      <Notice tone="success" live title={t('pegawai:import.done')}>
        {props.kind === 'roster' ? t('pegawai:import.doneText', counts) : t('pegawai:import.doneRecords', counts)}
      </Notice>
      <Group my="lg">
        <LinkButton to="/pegawai">{t('pegawai:import.toList')}</LinkButton>
        <Button variant="default" onClick={props.onAgain}>
          {t('pegawai:import.again')}
        </Button>
      </Group>
    </>
  )
}
