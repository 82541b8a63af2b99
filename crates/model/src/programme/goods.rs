//! Birth of plants and products, and of the demand that bills of materials derive from what is built.

use std::collections::BTreeMap;

use super::order::{Arc, circles, forward_order};
use super::references::AllKeys;
use super::values::{DUTY, PER_UNIT, PRICE, QUANTITY, Registrar, Row, SHARE};
use super::{Input, Plant, Product};
use crate::draft::{Basis, VolumeRow};
use crate::finding::Code;
use crate::number::{Decimal, Quantity, Ratio, UnitPrice, round_div};
use crate::table::{Id, Table};

impl Registrar<'_> {
    /// The plants.
    pub(super) fn plants(&mut self, keys: &AllKeys<'_>) -> Table<Plant> {
        let draft = self.draft;
        let plant = |row: &crate::draft::PlantRow| {
            let place = Row::new("plants.csv", "plant", &row.plant, &row.provenance);
            if let Some((latitude, longitude)) = row.coordinates {
                let within = |degrees: i64| (Decimal::whole(-degrees), Decimal::whole(degrees));
                self.within(place, "latitude", latitude, within(90));
                self.within(place, "longitude", longitude, within(180));
            }
            let floor_area = row.floor_area.map(|area| self.quantity(place, "floor_area", area, QUANTITY));
            let partner = self.find(place, "partner", &keys.partners, &row.partner);
            Plant {
                key: row.plant.clone(),
                name: row.name.clone(),
                partner: partner.map_or(0, Id::index),
                city: row.city.clone(),
                coordinates: row.coordinates,
                floor_area,
                provenance: row.provenance.clone(),
            }
        };
        Table::new(draft.plants.iter().map(plant).collect())
    }

    /// The products, with what they are made of and with what is demanded of them.
    pub(super) fn products(&mut self, keys: &AllKeys<'_>) -> Table<Product> {
        let draft = self.draft;
        let mut products = Table::new(draft.products.iter().map(|row| self.product(row)).collect());
        let bom_bases = self.bom(keys, &mut products);
        self.demand(keys, &mut products, &bom_bases);
        products
    }

    fn product(&mut self, row: &crate::draft::ProductRow) -> Product {
        let place = Row::new("products.csv", "product", &row.product, &row.provenance);
        let price = row.price.map(|price| {
            let price = self.converted(place, "price", price, PRICE);
            self.unit_price(place, "price", price, PRICE)
        });
        let mut suppliers: Vec<(String, Ratio)> = Vec::new();
        for (country, share) in &row.outside_suppliers {
            suppliers.push((country.clone(), self.ratio(place, "outside_suppliers", *share, SHARE)));
        }
        let sum = suppliers.iter().map(|(_, share)| *share).sum::<Ratio>();
        if sum > Ratio::ONE {
            let finding = place.finding(Code::SharesExceedOne, "outside_suppliers");
            self.report(finding.with("sum", sum));
        }
        Product {
            key: row.product.clone(),
            name: row.name.clone(),
            hs: row.hs.clone(),
            unit: row.unit.clone(),
            kind: row.kind,
            price: price.unwrap_or(UnitPrice::ZERO),
            duty_rate: self.ratio(place, "duty_rate", row.duty_rate, DUTY),
            outside_suppliers: suppliers,
            inputs: Vec::new(),
            demand: Vec::new(),
            builds: Vec::new(),
            demand_basis: Basis::Published,
            provenance: row.provenance.clone(),
        }
    }

    /// Fills in the inputs; returns the basis of each, in the same shape.
    fn bom(&mut self, keys: &AllKeys<'_>, products: &mut Table<Product>) -> Vec<Vec<Basis>> {
        let mut bases = vec![Vec::new(); products.len()];
        let mut arcs = Vec::new();
        let mut seen = BTreeMap::new();
        for row in &self.draft.bom {
            let place = Row::new("bom.csv", "product", &row.product, &row.provenance);
            let quantity = self.ratio(place, "quantity", row.quantity, PER_UNIT);
            let product = self.find(place, "product", &keys.products, &row.product);
            let input = self.find(place, "input", &keys.products, &row.input);
            let (Some(product), Some(input)) = (product, input) else { continue };
            if self.once(
                &mut seen,
                (product, input),
                place,
                "input",
                &format!("{} {}", row.product, row.input),
            ) {
                products[product].inputs.push(Input { product: input, quantity });
                bases[product.index()].push(row.provenance.basis);
                arcs.push(Arc { from: product.index(), to: input.index(), row: row.provenance.row });
            }
        }
        for circle in circles(products.len(), &arcs) {
            let spelled = circle.spelled(|product| products[Id::new(product)].key.clone());
            let first = circle.nodes.first().copied().unwrap_or_default();
            let place = Row::file("bom.csv", "product", &products[Id::new(first)].key).numbered(circle.row);
            self.report(place.finding(Code::CycleInBom, "input").with("circle", spelled));
        }
        bases
    }

    /// Fills in what is demanded: the demand rows, and what the builds need directly.
    fn demand(&mut self, keys: &AllKeys<'_>, products: &mut Table<Product>, bom_bases: &[Vec<Basis>]) {
        let draft = self.draft;
        let demand = self.volumes("demand.csv", &draft.demand, keys, products.len());
        let builds = self.volumes("builds.csv", &draft.builds, keys, products.len());
        // Billionths of a unit: thousandths of a unit built times millionths of an input for each.
        let mut totals: Vec<Volume<i128>> = demand
            .into_iter()
            .map(|volume| Volume {
                quantities: volume.quantities.iter().map(|parts| i128::from(*parts) * BILLIONTHS).collect(),
                basis: volume.basis,
            })
            .collect();
        for ((_, product), (built, bases)) in products.rows().zip(builds.iter().zip(bom_bases)) {
            let Some(built_basis) = built.basis else { continue };
            for (input, basis) in product.inputs.iter().zip(bases) {
                let total = &mut totals[input.product.index()];
                for (sum, parts) in total.quantities.iter_mut().zip(&built.quantities) {
                    *sum = sum.saturating_add(i128::from(*parts) * i128::from(input.quantity.parts()));
                }
                total.basis = total.basis.max(Some(built_basis.max(*basis)));
            }
        }
        for (id, built) in products.ids().zip(builds) {
            products[id].builds = built.quantities.into_iter().map(Quantity::from_parts).collect();
        }
        for (id, total) in products.ids().zip(totals) {
            let row = &draft.products[id.index()];
            let place = Row::new("products.csv", "product", &row.product, &row.provenance);
            let largest = total.quantities.iter().copied().max().unwrap_or_default();
            self.within(place, "product", Decimal::from_billionths(largest), QUANTITY);
            let rounded = |sum: i128| i64::try_from(round_div(sum, BILLIONTHS)).unwrap_or(i64::MAX);
            products[id].demand =
                total.quantities.into_iter().map(|sum| Quantity::from_parts(rounded(sum))).collect();
            products[id].demand_basis = total.basis.unwrap_or(Basis::Published);
        }
    }

    /// The rows of each product added up over the horizon, in thousandths.
    fn volumes(
        &mut self,
        file: &'static str,
        rows: &[VolumeRow],
        keys: &AllKeys<'_>,
        products: usize,
    ) -> Vec<Volume<i64>> {
        let none = Volume { quantities: vec![0i64; self.draft.header.calendar.len()], basis: None };
        let mut volumes = vec![none; products];
        for row in rows {
            let place = Row::new(file, "product", &row.product, &row.provenance);
            let quantity = self.quantity(place, "quantity_per_period", row.quantity_per_period, QUANTITY);
            let span = self.span(place, row.span);
            let Some(product) = self.find(place, "product", &keys.products, &row.product) else { continue };
            let volume = &mut volumes[product.index()];
            for sum in &mut volume.quantities[span] {
                // Invariant: a sum that saturates is far above the largest quantity and is refused as such.
                *sum = sum.saturating_add(quantity.parts());
            }
            volume.basis = volume.basis.max(Some(row.provenance.basis));
        }
        volumes
    }
}

/// Millionths of a thousandth.
const BILLIONTHS: i128 = 1_000_000;

/// What is built or demanded in each period, with its weakest basis; without basis if no row says anything.
#[derive(Clone)]
struct Volume<T> {
    quantities: Vec<T>,
    basis: Option<Basis>,
}

/// The price of everything that one unit of a product is made of, in billionths; saturating far above any price.
pub(crate) fn parts_price(product: &Product, products: &Table<Product>) -> Decimal {
    let millionths_of_millionths = product.inputs.iter().fold(0i128, |sum, input| {
        let price = i128::from(products[input.product].price.parts());
        sum.saturating_add(price.saturating_mul(i128::from(input.quantity.parts())))
    });
    Decimal::from_billionths(round_div(millionths_of_millionths.min(i128::MAX / 2), 1000))
}

/// Products in an order in which every product stands before its inputs, the lowest number first.
pub(super) fn makers_first(products: &Table<Product>) -> Vec<Id<Product>> {
    let arcs: Vec<Arc> = products
        .rows()
        .flat_map(|(id, product)| {
            product.inputs.iter().map(move |input| Arc {
                from: id.index(),
                to: input.product.index(),
                row: 0,
            })
        })
        .collect();
    forward_order(products.len(), &arcs).into_iter().map(Id::new).collect()
}
