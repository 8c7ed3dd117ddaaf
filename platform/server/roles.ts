import pg from 'pg';

const OWNER_ROLE = 'schakel_owner';
const APP_ROLE = 'schakel_app';
const SYSTEM_ROLE = 'schakel_system';

export type DatabaseConnections = { readonly owner: string; readonly app: string; readonly system: string };

/** The same database, entered as another role. */
function as(connection: string, role: string, password: string, database?: string): string {
  const url = new URL(connection);
  url.username = role;
  url.password = encodeURIComponent(password);
  if (database !== undefined) url.pathname = `/${database}`;
  return url.toString();
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const name = pg.escapeIdentifier(role);
  const secret = pg.escapeLiteral(password);
  const { rows } = await client.query<{ strong: boolean }>(
    'select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole as strong from pg_roles where rolname = $1',
    [role],
  );
  const [known] = rows;
  if (known === undefined) {
    await client.query(
      `create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole password ${secret}`,
    );
    return;
  }
  // Only a superuser may take these rights away, and only then is there something to take.
  if (known.strong) await client.query(`alter role ${name} nosuperuser nobypassrls nocreatedb nocreaterole`);
  await client.query(`alter role ${name} login password ${secret}`);
}

/**
 * Prepares a server that is entirely ours (the embedded one): three roles without any privilege to get around
 * row-level security, and a database owned by the first. `admin` must be a superuser connection.
 */
export async function prepareOwnServer(
  admin: string,
  database: string,
  password: string,
): Promise<DatabaseConnections> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    for (const role of [OWNER_ROLE, APP_ROLE, SYSTEM_ROLE]) await ensureRole(client, role, password);
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rows.length === 0) {
      await client.query(`create database ${pg.escapeIdentifier(database)} owner ${OWNER_ROLE}`);
    }
  } finally {
    await client.end();
  }
  return {
    owner: as(admin, OWNER_ROLE, password, database),
    app: as(admin, APP_ROLE, password, database),
    system: as(admin, SYSTEM_ROLE, password, database),
  };
}

/**
 * Prepares a given server: the connection's user becomes the owner of everything and must be allowed to make the two
 * request roles (or they exist already and it may set their password).
 */
export async function prepareGivenServer(connection: string, password: string): Promise<DatabaseConnections> {
  const client = new pg.Client({ connectionString: connection });
  await client.connect();
  try {
    for (const role of [APP_ROLE, SYSTEM_ROLE]) await ensureRole(client, role, password);
  } finally {
    await client.end();
  }
  return {
    owner: connection,
    app: as(connection, APP_ROLE, password),
    system: as(connection, SYSTEM_ROLE, password),
  };
}

/** Major version of the server behind a connection: 18. */
export async function serverVersion(connection: string): Promise<number> {
  const client = new pg.Client({ connectionString: connection, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version_num') as version",
    );
    return Math.floor(Number(rows[0]?.version ?? 0) / 10_000);
  } finally {
    await client.end();
  }
}
