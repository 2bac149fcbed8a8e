export type { AuditRow } from './audit-log/audit-log.js';
