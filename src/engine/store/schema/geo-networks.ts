/** Networks and where they are, of the geo pack an analyst brought: what \`geo_info_from_ip_address\` answers from. */
export const geoNetworkSchema = `
CREATE TABLE geo_network (
  -- first and last address as 32 hexadecimal digits, IPv4 in its mapped form: they sort as addresses do, and do not overlap
  first TEXT NOT NULL PRIMARY KEY,
  last TEXT NOT NULL,
  country TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  latitude REAL,
  longitude REAL
) STRICT, WITHOUT ROWID;
`
