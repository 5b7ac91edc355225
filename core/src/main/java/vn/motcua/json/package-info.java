/**
 * The values of the SDK as JSON documents that outlive versions: {@link vn.motcua.json.MotcuaJson}.
 *
 * <p>A document is one object, {@code version} first: {@code {"version":1,"type":"money","value":4000}}. A reader of
 * version 1 reads every document of version 1; a new field or a new code is no new version, because readers carry along
 * what they do not know. Names of fields are those of the accessors in English; a field without a value is left out,
 * and {@code null} reads as left out. A day is {@code 2024-06-19}, a time of day {@code 15:00}, a moment
 * {@code 2024-06-19T09:00:00+07:00}; on reading every offset is accepted, none is an error. An amount is a whole number
 * of đồng; a score or target is a number whose digits are kept, so 6.00 stays 6.00. Constants of an enum are their names.
 *
 * <p>In what the indicators count, a question whose answer nobody knows is left out, which is neither {@code false} nor 0.
 * The {@code value} of {@code dossier-facts}, {@code procedure-facts} and {@code petition-facts} is a line as
 * {@link vn.motcua.json.IndicatorRecords} reads it; only the document around it, with {@code version} and {@code type},
 * is no such line.
 *
 * <table>
 * <caption>The forms of version 1; {@code ?} marks a field that may be left out</caption>
 * <tr><th>type</th><th>value</th></tr>
 * <tr><td>{@code money}</td><td>whole number of đồng</td></tr>
 * <tr><td>{@code person-name}, {@code personal-id}, {@code sex}</td><td>text</td></tr>
 * <tr><td>{@code agency-code}</td><td>text, spelled as given</td></tr>
 * <tr><td>{@code tax-code}, {@code tax-code-kind}, {@code phone-number}, {@code old-identity-number},
 *     {@code identity-finding}</td><td>text</td></tr>
 * <tr><td>{@code citizen-card-qr}</td><td>text as in the QR code</td></tr>
 * <tr><td>{@code legacy-encoding}, {@code legacy-confidence}</td><td>text</td></tr>
 * <tr><td>{@code legacy-detection}</td><td>{@code type} {@code FOUND} with {@code encoding, confidence}, {@code
 *     NOTHING_TO_CONVERT}, or {@code UNDECIDED} with {@code candidates?} in order</td></tr>
 * <tr><td>{@code administrative-unit}</td><td>{@code code, type, name, province, validity, source}</td></tr>
 * <tr><td>{@code level-one-code}</td><td>{@code code, name, province?, evidence, validity}</td></tr>
 * <tr><td>{@code level-one-codes}</td><td>{@code codes}</td></tr>
 * <tr><td>{@code administrative-units}</td><td>{@code since, asOf, units}; by code, then by time</td></tr>
 * <tr><td>{@code code-change}</td><td>{@code oldCode, oldName, newCode, newName, from, extent, evidence,
 *     source}</td></tr>
 * <tr><td>{@code code-change-extent}</td><td>text</td></tr>
 * <tr><td>{@code code-mapping}</td><td>{@code changes}; by day, then by code</td></tr>
 * <tr><td>{@code agency-settings}</td><td>{@code agency, name, administrativeUnit?, hours, cutOff, feeSchedule?,
 *     templates?, credentials?}; credentials are a list of {@code purpose, reference} in order, names and never
 *     secrets</td></tr>
 * <tr><td>{@code agency-set}</td><td>{@code agencies}; by normal form of the code</td></tr>
 * <tr><td>{@code unit-type}, {@code evidence}, {@code number-style}, {@code document-type},
 *     {@code document-series-kind}, {@code reference}</td><td>text</td></tr>
 * <tr><td>{@code document-symbol}, {@code document-number}</td><td>text, such as {@code 5/QĐ-UBND}; no leading
 *     zero</td></tr>
 * <tr><td>{@code document-series}</td><td>{@code agency, year, kind}</td></tr>
 * <tr><td>{@code deadline}</td><td>{@code received, due}</td></tr>
 * <tr><td>{@code deadline-rule}</td><td>{@code term, cutOff, dueTime, supplementClock}</td></tr>
 * <tr><td>{@code supplement-clock}</td><td>text</td></tr>
 * <tr><td>{@code working-hours}</td><td>{@code morningFrom, morningTo, afternoonFrom, afternoonTo}</td></tr>
 * <tr><td>{@code working-year}</td><td>{@code year, off, worked, notices}; days in order</td></tr>
 * <tr><td>{@code working-calendar}</td><td>{@code years, hours, issued?}; {@code issued} is the day before which
 *     a signed update is refused, left out where there is none</td></tr>
 * <tr><td>{@code holiday-rule}</td><td>{@code name, lunar, month, day, days, madeUp, first, last?, source}</td></tr>
 * <tr><td>{@code holiday-rules}</td><td>{@code rules, issued?}</td></tr>
 * <tr><td>{@code term}</td><td>{@code amount, unit}</td></tr>
 * <tr><td>{@code term-unit}</td><td>text</td></tr>
 * <tr><td>{@code lunar-date}</td><td>{@code year, month, day, leapMonth}</td></tr>
 * <tr><td>{@code basis}, {@code procedure-code}</td><td>text</td></tr>
 * <tr><td>{@code domain}</td><td>{@code code, name}</td></tr>
 * <tr><td>{@code validity}</td><td>{@code first?, last?}; left out where there is no end</td></tr>
 * <tr><td>{@code procedure}</td><td>{@code code, name, domain, deadlineRule, validity, supplementsPerStage,
 *     profile?}; left out where nothing is known</td></tr>
 * <tr><td>{@code procedure-catalogue}</td><td>{@code versions, incomplete?, issued?}</td></tr>
 * <tr><td>{@code procedure-difference}</td><td>{@code before, after, changes}</td></tr>
 * <tr><td>{@code procedure-change}</td><td>{@code field, before?, after?}; left out where empty</td></tr>
 * <tr><td>{@code incomplete-procedure}</td><td>{@code code, name, domain, timeNote?, profile?}</td></tr>
 * <tr><td>{@code procedure-profile}</td><td>{@code verificationRule?, provision, channels, components?, results?,
 *     feeNote?, provenance?}; channels in order</td></tr>
 * <tr><td>{@code required-component}</td><td>{@code code, name, need, originals, certifiedCopies,
 *     photocopies}</td></tr>
 * <tr><td>{@code result-type}</td><td>{@code code?, name}</td></tr>
 * <tr><td>{@code provenance}</td><td>{@code source?, inferred?}; figures in order</td></tr>
 * <tr><td>{@code component-need}, {@code figure}, {@code provision-level}</td><td>text</td></tr>
 * <tr><td>{@code actor}</td><td>{@code name, unit, position, certificateSerial?, role, delegation?}; {@code NONE} is
 *     left out</td></tr>
 * <tr><td>{@code actor-role}, {@code delegation}</td><td>text</td></tr>
 * <tr><td>{@code organisations}</td><td>{@code helpedAt, receivedAt, competent}</td></tr>
 * <tr><td>{@code applicant}</td><td>{@code kind, name, personalId?, phone?, email?}; the phone is a {@code
 *     phone-number}</td></tr>
 * <tr><td>{@code applicant-kind}, {@code channel}, {@code digitisation}, {@code delivery-method},
 *     {@code result-kind}</td><td>text</td></tr>
 * <tr><td>{@code attachment}</td><td>{@code fileName, sha256}</td></tr>
 * <tr><td>{@code broken-rule}</td><td>{@code name, basis, citation, english, vietnamese}</td></tr>
 * <tr><td>{@code component}</td><td>{@code code, name, copies, digitisation, attachments?}</td></tr>
 * <tr><td>{@code delivery}</td><td>{@code method, note?}</td></tr>
 * <tr><td>{@code result-document}</td><td>{@code kind, number?, name, attachments?}</td></tr>
 * <tr><td>{@code dossier-code}</td><td>text, spelled as given</td></tr>
 * <tr><td>{@code dossier-status}</td><td>the portal's number, known or not</td></tr>
 * <tr><td>{@code progress}</td><td>{@code by, at, text, status}</td></tr>
 * <tr><td>{@code violation}</td><td>{@code eventIndex, rule}</td></tr>
 * <tr><td>{@code filing}</td><td>{@code code, procedure, applicant, channel, organisations, processingUnit,
 *     components?}</td></tr>
 * <tr><td>{@code dossier-event}</td><td>{@code type, by, at} and what the type adds: {@code SUBMITTED filing},
 *     {@code RECEIVED deadline}, {@code NOT_ACCEPTED reason}, {@code TRANSFERRED toUnit},
 *     {@code SUPPLEMENT_REQUESTED request}, {@code SUPPLEMENTED components?, deadline?},
 *     {@code PAYMENT_REQUESTED amount}, {@code PAID amount, reference, deadline?},
 *     {@code DIGITISED componentCode, how, file}, {@code COMPLETED result}, {@code RETURNED delivery},
 *     {@code WITHDRAWN reason}, {@code STOPPED reason}, {@code RESUMED deadline?},
 *     {@code DEADLINE_EXTENDED reason, deadline}, {@code CLOSED_UNANSWERED answerDue}</td></tr>
 * <tr><td>{@code dossier}</td><td>{@code code, derived, events}; the events are the truth, {@code derived} (status,
 *     its label, unit, times) serves other readers and is computed anew by every writer</td></tr>
 * <tr><td>{@code decision}</td><td>{@code type} {@code APPLIED} with {@code dossier}, or {@code REFUSED} with
 *     {@code rule}</td></tr>
 * <tr><td>{@code limit-kind}, {@code limit-unit}</td><td>text</td></tr>
 * <tr><td>{@code limit}</td><td>{@code kind, value, unit, basis, citation}</td></tr>
 * <tr><td>{@code rule-set}</td><td>{@code name, citation, validity, limits}</td></tr>
 * <tr><td>{@code backlog-state}, {@code import-field}</td><td>text</td></tr>
 * <tr><td>{@code backlog}</td><td>{@code at, counts, overdue, dueSoon}; {@code counts} is a list of {@code state,
 *     count} in order, the others are lists of {@code backlog-entry}</td></tr>
 * <tr><td>{@code backlog-entry}</td><td>{@code code, unit, due}</td></tr>
 * <tr><td>{@code backlog-options}</td><td>{@code dueSoon, listed}; a span such as {@code PT48H}</td></tr>
 * <tr><td>{@code import-options}</td><td>{@code catalogue, calendar, importer, headings, separator}; headings are a
 *     list of {@code field, heading} in order</td></tr>
 * <tr><td>{@code import-problem}</td><td>{@code field, given, legal}</td></tr>
 * <tr><td>{@code imported-row}</td><td>{@code type, line, cells} and {@code RECORDED dossier, findings?} or
 *     {@code UNREADABLE problems}; cells are a list of {@code heading, cell} in order of the headings</td></tr>
 * <tr><td>{@code import-report}</td><td>{@code rows}</td></tr>
 * <tr><td>{@code answer}, {@code fee-payment}, {@code petition-subject}, {@code satisfaction}, {@code count},
 *     {@code metric-cap}, {@code metric-when-nothing}</td><td>text</td></tr>
 * <tr><td>{@code handling}</td><td>{@code received, due?, finished?, supplements}</td></tr>
 * <tr><td>{@code papers}</td><td>{@code components, digitised, reused, electronicResult?, personalStore?}; an answer is
 *     true, false or, where it is not known, left out</td></tr>
 * <tr><td>{@code publication}</td><td>{@code publishedOnTime?, updatedOnTime?, contentComplete?}</td></tr>
 * <tr><td>{@code dossier-facts}</td><td>{@code agency, procedure, channel, status}, the fields of {@code handling} and
 *     of {@code papers}, {@code payment, synchronised?, populationData?, satisfaction?}; the channel is the portal's
 *     number</td></tr>
 * <tr><td>{@code procedure-facts}</td><td>{@code type} {@code procedure}, {@code agency, procedure, provision}, the fields
 *     of {@code publication}, {@code fee?, feeOnPortal?, citizenData?, certifiedCopy?}</td></tr>
 * <tr><td>{@code petition-facts}</td><td>{@code type} {@code petition}, {@code agency, subject, received, due, finished?,
 *     satisfied?}</td></tr>
 * <tr><td>{@code ratio}</td><td>{@code numerator, denominator}</td></tr>
 * <tr><td>{@code period}</td><td>{@code first, last}; a month such as {@code 2024-06}</td></tr>
 * <tr><td>{@code scope}</td><td>{@code agency?, period}; without an agency, all of them</td></tr>
 * <tr><td>{@code satisfaction-shares}</td><td>{@code votes}, best answer first</td></tr>
 * <tr><td>{@code counting-options}</td><td>{@code asOf, satisfiedFrom, supplementsAllowed, received}; statuses in
 *     order</td></tr>
 * <tr><td>{@code counts}</td><td>{@code counts}, a list of {@code count, number} in order; one that is not there is
 *     0</td></tr>
 * <tr><td>{@code month-tally}</td><td>{@code month, counts, usedOnline?, paidOnline?}; the counts as in {@code counts},
 *     codes of procedures in order</td></tr>
 * <tr><td>{@code agency-tally}</td><td>{@code agency, months?, procedures?}; by month, and {@code procedure-facts} by
 *     code</td></tr>
 * <tr><td>{@code indicator-tally}</td><td>{@code options, agencies}; a list of {@code agency-tally} by agency. What is
 *     read merges as what was written</td></tr>
 * <tr><td>{@code label}</td><td>{@code vietnamese, english}</td></tr>
 * <tr><td>{@code metric-group}</td><td>{@code code, maximum, label}</td></tr>
 * <tr><td>{@code metric}</td><td>{@code code, group, numerator, denominator, maximum, target, cap, whenNothing,
 *     label}</td></tr>
 * <tr><td>{@code headline-rate}</td><td>{@code code, numerator, denominator, label}</td></tr>
 * <tr><td>{@code scoring-scheme}</td><td>{@code name, validity, basis, source, groups, metrics, headlines}</td></tr>
 * <tr><td>{@code scoring-options}</td><td>{@code uncapped?, skipped?}; codes in order</td></tr>
 * <tr><td>{@code metric-result}</td><td>{@code metric, ratio, score?}</td></tr>
 * <tr><td>{@code group-result}</td><td>{@code group, score?, withoutScore?}</td></tr>
 * <tr><td>{@code rate-result}</td><td>{@code rate, ratio}</td></tr>
 * <tr><td>{@code indicator-report}</td><td>{@code scheme, scope, metrics, groups, headlines, satisfaction}; for a shorter
 *     report to show, see {@link vn.motcua.indicator.IndicatorTable}</td></tr>
 * <tr><td>{@code audit-action}</td><td>text; one that is not known is read as it is</td></tr>
 * <tr><td>{@code audit-sync}, {@code audit-damage}</td><td>text</td></tr>
 * <tr><td>{@code audit-actor}</td><td>{@code id, name?, unit?}</td></tr>
 * <tr><td>{@code audit-anchor}</td><td>{@code count, hash}</td></tr>
 * <tr><td>{@code audit-record}</td><td>{@code at, actor, action, object, purpose?, details?}; details are a list of
 *     {@code name, detail} in order</td></tr>
 * <tr><td>{@code audit-entry}</td><td>{@code number, content, hash}; the hash is that of the log's own line, not of this
 *     document</td></tr>
 * <tr><td>{@code audit-verdict}</td><td>{@code type} {@code INTACT} with {@code end}, or {@code BROKEN} with
 *     {@code number, damage}</td></tr>
 * <tr><td>{@code portal-place}</td><td>text</td></tr>
 * <tr><td>{@code portal-destination}</td><td>{@code code, place}</td></tr>
 * <tr><td>{@code portal-answer}</td><td>{@code code?, text?}</td></tr>
 * <tr><td>{@code progress-step}</td><td>{@code dossier, progress, startedAt?, dueAt?}; the dossier is its code</td></tr>
 * <tr><td>{@code sync-result}</td><td>{@code type} {@code CREATED}, {@code UPDATED} or {@code REJECTED}, and
 *     {@code answer}</td></tr>
 * <tr><td>{@code progress-result}</td><td>{@code type} {@code TAKEN} with {@code rows, answers?}, or {@code REJECTED} with
 *     {@code rows, answer}</td></tr>
 * </table>
 *
 * <p>What does something and holds no state of its own has no form: services (such as a portal client or an audit log), a
 * gazetteer, which answers for one day out of {@code administrative-units}, and a law update, whose document is the signed
 * file. Neither has what holds a secret (a portal account and its settings, the options of an audit log), nor what holds
 * code or an exception (the options of a portal, a progress report that was interrupted).
 */
@NullMarked
package vn.motcua.json;

import org.jspecify.annotations.NullMarked;
