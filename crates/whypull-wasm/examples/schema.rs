//! Prints the JSON Schema of everything that crosses to JavaScript.

fn main() {
    println!("{:#}", whypull_wasm::schema::schema().as_value());
}
