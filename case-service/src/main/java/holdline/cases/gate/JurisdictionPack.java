package holdline.cases.gate;

import holdline.events.Jurisdiction;

/**
 * What one jurisdiction says about the questions the gate asks, in words that name the rule. Old decisions keep the
 * version they were made on.
 *
 * @param version counts from 1; raised whenever a text or a rule changes
 * @param onPrice why a price supports no complaint
 * @param onResale why resale without authorisation supports none
 * @param onDealers how the brand's own dealers are treated by default
 * @param onTerritory what to mind before holding a dealer to its territory
 */
public record JurisdictionPack(
        Jurisdiction jurisdiction, int version, String onPrice, String onResale, String onDealers, String onTerritory) {

    private static final String EXHAUSTION =
            "Unauthorised resale of genuine goods is not infringement (exhaustion of rights): it supports no complaint by"
                    + " itself.";
    private static final String DEALERS =
            "The seller is an authorised dealer: by default it is watched only; price wording in a notice would need a"
                    + " recorded approval and a safe-harbour record.";

    /** The pack's name as decisions carry it: {@code CN/1}. */
    public String name() {
        return jurisdiction + "/" + version;
    }

    /** The pack shipped for a jurisdiction. */
    public static JurisdictionPack shipped(Jurisdiction jurisdiction) {
        return switch (jurisdiction) {
            case CN ->
                new JurisdictionPack(
                        Jurisdiction.CN,
                        1,
                        "Price alone never leads to a complaint: in China fixing or policing resale prices can be the"
                                + " brand's own offence (Anti-Monopoly Law Art. 18; in 2021 a pharmaceutical company was"
                                + " fined 3 % of its turnover on facts that include punishing low-price dealers).",
                        EXHAUSTION,
                        DEALERS + " China, from 2026-02-01: market share below 5 % and turnover of the goods below"
                                + " CNY 100 m for resale-price terms.",
                        "Territorial terms are vertical terms: China's safe harbour asks for a market share below 15 %"
                                + " (from 2026-02-01).");
            case EU ->
                new JurisdictionPack(
                        Jurisdiction.EU,
                        1,
                        "Price alone never leads to a complaint: the EU treats price floors as hardcore restrictions;"
                                + " monitoring prices is lawful (Regulation (EU) 2022/720 Art. 4).",
                        EXHAUSTION,
                        DEALERS,
                        "Passive sales outside a territory must stay free (Regulation (EU) 2022/720 Art. 4): hold a"
                                + " dealer to active sales only.");
            case UK ->
                new JurisdictionPack(
                        Jurisdiction.UK,
                        1,
                        "Price alone never leads to a complaint: the UK treats price floors as hardcore restrictions;"
                                + " monitoring prices is lawful (Vertical Agreements Block Exemption Order 2022).",
                        EXHAUSTION,
                        DEALERS,
                        "Passive sales outside a territory must stay free (Vertical Agreements Block Exemption Order"
                                + " 2022): hold a dealer to active sales only.");
            case US ->
                new JurisdictionPack(
                        Jurisdiction.US,
                        1,
                        "Price alone never leads to a complaint: in the US a MAP policy is lawful only while it is"
                                + " unilateral, without negotiation or assurances; a platform complaint about a price has"
                                + " no ground.",
                        EXHAUSTION,
                        DEALERS + " A unilateral MAP policy neither negotiates nor asks for assurances.",
                        "Territorial terms are judged by the rule of reason.");
        };
    }
}
