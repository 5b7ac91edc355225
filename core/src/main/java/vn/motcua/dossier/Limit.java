package vn.motcua.dossier;

import vn.motcua.procedure.Basis;

/**
 * A limit on the handling of dossiers, with what it rests on.
 *
 * @param kind what is limited
 * @param value how many, not negative
 * @param unit what is counted
 * @param basis whether law, practice or the SDK's own reading stands behind it for dossiers of every kind
 * @param citation the document and article, or where the limit was taken from
 */
public record Limit(LimitKind kind, int value, LimitUnit unit, Basis basis, String citation) {}
