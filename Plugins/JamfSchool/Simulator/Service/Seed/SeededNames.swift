import Foundation

/// Invented people: any first name goes with any last name, so nobody real is meant.
enum SeededNames {
  static let first = list(
    """
    Ngozi Amara Kwame Zanele Thabo Folake Tendai Wanjiru Aisha Omar Leila Yusuf Samira Karim Noor Farid \
    Mei Haruto Sakura Jin Minh Linh Anh Somchai Putri Budi Dewi Arjun Priya Ravi Anika Kavya \
    Sofía Mateo Camila Joaquín Valentina Tomás Inés João Beatriz Thiago Chloé Léa Zoë Étienne Bastien Manon \
    Lena Jonas Greta Anneke Bram Sanne Søren Freja Astrid Łukasz Zofia Ondřej Katarína Elif Emre Ioana
    """)

  static let last = list(
    """
    Okafor Mensah Dlamini Adeyemi Moyo Kamau Abdi Haddad Rahimi Aziz Mansour Benali Saidi Darwish Qureshi \
    Tanaka Kobayashi Park Chen Nguyễn Trần Suksai Wijaya Santoso Sharma Patel Iyer Banerjee Reddy Kaur \
    García Fernández Morales Quispe Rojas Silva Oliveira Núñez Dubois Lefèvre Moreau Girard Visser DeVries \
    Bakker Jansen Schäfer Krüger Baumann Lindqvist Øverland Virtanen Kowalska Nowák Horváth Popescu Yılmaz \
    Demir Petrov Ivanova Kovačić Byrne MacLeod Whitlock
    """)

  /// A school of the tenant: its name, the short form in asset tags, its town.
  static let schools: [(name: String, code: String, city: String)] = [
    ("Riverside Primary", "RIV", "Amberford"), ("Northgate College", "NGC", "Amberford"),
    ("Elm Park School", "ELM", "Kestrel Bay"), ("Harbour Academy", "HAR", "Kestrel Bay"),
    ("Saint Brannock High", "SBH", "Wendlebury"), ("Meadow Lane Primary", "MLP", "Wendlebury"),
    ("Orchard Hill School", "ORC", "Tarnholm"), ("Lakeview Grammar", "LKG", "Tarnholm"),
    ("Old Mill Primary", "OMP", "Fennick"), ("Quarry Road College", "QRC", "Fennick"),
    ("Beacon Hill School", "BEA", "Osterwick"), ("Willow Court Primary", "WIL", "Osterwick"),
  ]

  private static func list(_ words: String) -> [(name: String, address: String)] {
    words.split(separator: " ").map { (String($0), ascii(String($0))) }
  }

  /// A name as a mail address spells it: lower case, without accents.
  private static func ascii(_ name: String) -> String {
    let plain = name.lowercased()
      .replacingOccurrences(of: "ø", with: "o").replacingOccurrences(of: "ł", with: "l")
      .replacingOccurrences(of: "ı", with: "i")
    return String(plain.decomposedStringWithCanonicalMapping.unicodeScalars.filter(\.isASCII))
  }
}
