"""Everything the drawings say: the name of each problem, and what each picture shows.

Every sentence is English and is its own key: the partials ask Django for it, so the Spanish words
stand where all others do, in locale/.
"""

CONDITIONS = {
    "cervical-myelopathy": (
        "Pressed cord",
        "Two necks from the side. In the healthy one the spinal cord has room behind the bones. "
        "In the other one a worn disc, bone spurs and a thick band press on the cord.",
    ),
    "cervical-radiculopathy": (
        "Pinched nerve",
        "Two necks from behind, with the nerves that run down the arms. In the second one a disc "
        "presses on a nerve next to the spine, and the nerve hurts all the way down one arm.",
    ),
    "degenerative-disc-disease": (
        "Worn disc",
        "Two low backs from the side. In the healthy one the disc is thick and soft. In the other "
        "one a disc has dried out and gone flat, and the bones have grown small spurs.",
    ),
    "herniated-disc": (
        "Slipped disc",
        "Two low backs from the side. In the healthy one the disc stays between the bones. In the "
        "other one its soft center has pushed out at the back and presses on the nerves.",
    ),
    "muscle-strain": (
        "Pulled muscle",
        "Two backs with the long muscles on both sides of the spine. In the second one some "
        "fibers of the muscle are torn and sore. The spine is the same in both.",
    ),
    "sacroiliac-joint-pain": (
        "Sore joint",
        "Two pelvises from behind. A joint on each side links the base of the spine to the hip "
        "bone. In the second picture one of these joints is sore.",
    ),
    "scoliosis": (
        "Curved spine",
        "Two backs from behind. The healthy spine is straight. The other one curves to the side "
        "in an S, and one shoulder is lower.",
    ),
    "sciatica": (
        "Sore nerve",
        "Hips and legs from behind, two times. In the second picture a nerve is pressed in the "
        "low back, and it hurts all the way down one leg.",
    ),
    "spinal-infection": (
        "Infection",
        "Two low backs from the side. In the second one germs have eaten a disc and the bone "
        "next to it, and a pocket of pus presses on the nerves.",
    ),
    "spinal-stenosis": (
        "Narrow canal",
        "Two slices through the low back, seen from above. In the healthy one the nerves have "
        "room in their canal. In the other one the disc, bone and a thick band crowd them.",
    ),
    "spinal-tumor": (
        "Tumor",
        "Two backs from the side. In the second one a growth fills the back part of a bone and "
        "presses on the nerves behind it.",
    ),
    "spondylolisthesis": (
        "Slipped bone",
        "Two low backs from the side. In the healthy one the bones are in line. In the other one "
        "a bone has slid forward over the bone under it, and the nerves bend there.",
    ),
    "vertebral-compression-fracture": (
        "Broken bone",
        "Two backs from the side. In the second one a bone has cracked and sunk in at the front, "
        "so that it looks like a wedge and the back bends forward.",
    ),
}

STEPS = {
    "acdf-opening": "The neck from the side. A disc presses on the nerves. "
    "The cut is at the front of the neck.",
    "acdf-disc": "The windpipe is held aside. The disc comes out through the front, "
    "and the space between the two bones is empty.",
    "acdf-cage": "A spacer sits between the two bones. A plate with screws holds them still.",
    "acdf-closing": "Spacer and plate stay in place. The windpipe is back, "
    "and the skin is closed with stitches.",
    "augmentation-needle": "The back from the side. A hollow needle goes through the skin "
    "and into the broken bone.",
    "augmentation-balloon": "A small balloon is blown up inside the broken bone.",
    "augmentation-cement": "Cement flows through the needle and fills the space in the bone.",
    "augmentation-closing": "The needle is out. The cement stays in the bone, "
    "and a small dressing covers the skin.",
    "disc-replacement-back-opening": "The low back from the side. A disc is worn flat. "
    "The cut is in the belly.",
    "disc-replacement-back-disc": "The bowel is held aside. The worn disc comes out "
    "through the front.",
    "disc-replacement-back-implant": "A new disc of metal and plastic goes between the two bones.",
    "disc-replacement-back-closing": "The new disc is in place, and the belly is closed.",
    "disc-replacement-neck-opening": "The neck from the side. A worn disc presses on the nerves. "
    "The cut is at the front of the neck.",
    "disc-replacement-neck-disc": "The windpipe is held aside. The worn disc comes out "
    "through the front.",
    "disc-replacement-neck-implant": "A new disc of metal and plastic goes between the two bones "
    "of the neck.",
    "disc-replacement-neck-closing": "The new disc is in place. The windpipe is back, "
    "and the skin is closed.",
    "discectomy-opening": "The low back from the side. A piece of disc presses on the nerves. "
    "The cut is in the skin of the back.",
    "discectomy-tube": "A thin tube goes from the skin, between the muscle fibers, "
    "to the disc that has slipped.",
    "discectomy-removal": "Through the tube, small forceps pull out the loose piece of disc. "
    "The nerves are straight again.",
    "discectomy-closing": "The tube is out. The nerves are free, and the skin is closed.",
    "foraminotomy-opening": "A slice through the neck. A spur of bone presses on a nerve where it "
    "leaves the spine. The cut is at the back of the neck.",
    "foraminotomy-tube": "A thin tube goes through the muscle to the bone next to the nerve.",
    "foraminotomy-widening": "A small drill in the tube takes away a bit of bone. "
    "The nerve has room now.",
    "foraminotomy-closing": "The tube is out. The nerve tunnel is wide, and the skin is closed.",
    "fusion-opening": "The low back from the side. A bone has slid forward over a worn disc. "
    "There are two small cuts in the skin.",
    "fusion-tube": "A tube goes through the muscle to the worn disc and the pressed nerves.",
    "fusion-cage": "A spacer goes through the tube to the place where the disc was. "
    "The bones are in line again.",
    "fusion-screws": "Two screws and a rod hold the bones on both sides of the spacer. "
    "The skin is closed.",
    "laminectomy-opening": "A slice through the low back. The canal is narrow and the nerves are "
    "crowded. The cut is in the skin of the back.",
    "laminectomy-tube": "A tube goes through the muscle to the bony roof over the nerves.",
    "laminectomy-roof": "A part of the bony roof is taken out through the tube. "
    "The nerves have room now.",
    "laminectomy-closing": "The tube is out. The canal is wide, and the skin is closed.",
}
