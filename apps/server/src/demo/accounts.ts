import type { Role } from '@petakom/domain'

const ACCOUNTS: readonly { role: Role; name: string; nip: string }[] = [
  { role: 'administrator', name: 'Administrator Contoh', nip: '198001012005011901' },
  { role: 'panitia', name: 'Panitia Contoh', nip: '198201012006012902' },
  { role: 'asesor', name: 'Asesor Contoh', nip: '198301012007011903' },
  { role: 'pengelola-talenta', name: 'Pengelola Talenta Contoh', nip: '198401012008012904' },
  { role: 'pimpinan', name: 'Pimpinan Contoh', nip: '197501012000011905' },
  { role: 'auditor', name: 'Auditor Contoh', nip: '198501012009012906' },
  // One of the demo's own officials: assessed, a candidate of the archived round, and placed nowhere by it.
  { role: 'pegawai', name: 'Herman Nazarudin Abidin', nip: '198111242005071901' },
]

/** One account for each role of the demo but the participant's. Their NIP are synthetic: serial 9xx of people who do not exist. */
export const DEMO_ACCOUNTS = ACCOUNTS.map((account) => ({ ...account, password: 'contoh-petakom-2025' }))
